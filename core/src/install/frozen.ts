import { BccxError } from '../errors/bccx-error.ts';
import { contentHash, fileHashes } from '../package/package-file.ts';
import type { Registry } from '../registry/registry.ts';
import { folderFaults } from '../store/folder-faults.ts';
import type { LockEntry, LockFile } from '../store/lock-file.ts';
import type { Store } from '../store/store.ts';
import type { Candidate } from './candidate.ts';
import { compareWithInstalled } from './changes.ts';
import { commitEntries } from './installation.ts';
import { obtain } from './obtain.ts';
import { type ReviewTerms, reviewCandidate } from './review-candidate.ts';

/**
 * Installs exactly what a lock file names, with the grants that it holds: the same bytes, from the same publisher, asking
 * for no more. Afterwards the store's lock file has the very same lines.
 *
 * @param get gives the package of an entry; from its registry without
 * @returns the commands that were not already so
 * @throws {BccxError} BCCX_FROZEN_CHANGED, BCCX_CHANGE_*, BCCX_LOCK_FILE and whatever speaks against a package
 */
export async function addFrozen(
  store: Store,
  lock: LockFile,
  {
    registry,
    terms,
    get,
  }: { registry: () => Promise<Registry>; terms: ReviewTerms; get?: (entry: LockEntry) => Promise<Candidate> },
): Promise<string[]> {
  const installed = store.read();
  const commits = [];
  for (const [name, entry] of Object.entries(lock.tools)) {
    const before = Object.hasOwn(installed.tools, name) ? installed.tools[name] : undefined;
    const same = JSON.stringify(before) === JSON.stringify(entry);
    if (same && folderFaults(store.folderOf(entry), entry.files).length === 0) continue;
    const candidate = await (get ?? ((each) => obtainExactly(each, registry)))(entry);
    checkSame(name, entry, candidate, terms);
    commits.push({ name, before, entry, files: candidate.checked.files });
  }
  if (commits.length > 0) await commitEntries(store, commits);
  return commits.map(({ name }) => name);
}

async function obtainExactly(entry: LockEntry, registry: () => Promise<Registry>): Promise<Candidate> {
  const { package: name, version, source } = entry;
  if (source.kind === 'registry')
    return await obtain({ kind: 'registry', name, wanted: { type: 'version', text: version } }, registry);
  if (source.kind === 'link') throw changed(entry, 'it is a link to a folder, which changes');
  return await obtain({ kind: source.kind, path: source.from }, registry);
}

function checkSame(name: string, entry: LockEntry, candidate: Candidate, terms: ReviewTerms): void {
  const { checked, integrity } = candidate;
  if (checked.name !== entry.package || checked.version !== entry.version)
    throw changed(entry, 'it is another package');
  if (checked.manifest.name !== name || checked.manifestFile !== entry.manifest)
    throw changed(entry, 'its command has another name');
  if (integrity !== entry.integrity) throw changed(entry, 'its archive has another integrity');
  if (contentHash(fileHashes(checked.files)) !== contentHash(entry.files)) throw changed(entry, 'its files are others');
  const review = reviewCandidate(candidate, { ...terms, dangerous: entry.grant.dangerous });
  const [stop] = compareWithInstalled(entry, candidate, review.declared).stops;
  if (stop !== undefined) throw stop.error;
}

function changed({ package: name, version }: LockEntry, what: string): BccxError {
  return new BccxError('BCCX_FROZEN_CHANGED', { package: name, version, what });
}
