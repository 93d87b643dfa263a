import { BccxError } from '../errors/bccx-error.ts';
import { checkPackage } from '../package/check-package.ts';
import { maxArchive, maxFile } from '../package/limits.ts';
import { contentHash, fileHashes, type PackageFile } from '../package/package-file.ts';
import { readArchive } from '../package/read-archive.ts';
import { type BuildIdentity, verifyProvenance } from '../registry/provenance.ts';
import type { Registry } from '../registry/registry.ts';
import { type LockEntry, type LockFile, member } from '../store/lock-file.ts';
import { readRegularFile } from '../store/read-file.ts';
import type { Store } from '../store/store.ts';
import type { Bundle, BundledTool } from './bundle-file.ts';
import { type Candidate, checkIdentity } from './candidate.ts';
import { sha512 } from './obtain.ts';

/**
 * Collects installed tools: their archives, from the cache or their registry, and the proofs of where they come from.
 *
 * @param names commands
 * @throws {BccxError} BCCX_FROZEN_CHANGED when a registry or file does not give any more what is installed; BCCX_REGISTRY_*
 */
export async function collectBundle(
  store: Store,
  names: readonly string[],
  registry: () => Promise<Registry>,
): Promise<Bundle> {
  const installed = store.read();
  const tools = new Map<string, BundledTool>();
  const lock: LockFile = { lock: 1, tools: {} };
  for (const name of names) {
    const entry = member(installed.tools, name);
    if (entry === undefined) throw new BccxError('BCCX_NOT_INSTALLED', { name });
    tools.set(name, await collect(store, entry, registry));
    lock.tools[name] = entry;
  }
  return { lock, tools };
}

async function collect(store: Store, entry: LockEntry, registry: () => Promise<Registry>): Promise<BundledTool> {
  const { package: name, version, source, files } = entry;
  const changed = (what: string): BccxError => new BccxError('BCCX_FROZEN_CHANGED', { package: name, version, what });
  if (source.kind === 'link') throw changed('it is a link to a folder, which changes');
  if (source.kind === 'folder') {
    const read = (path: string): PackageFile => ({
      path,
      bytes: readRegularFile(`${store.folderOf(entry)}/${path}`, maxFile),
    });
    const found = Object.keys(files).map(read);
    if (contentHash(fileHashes(found)) !== contentHash(files)) throw changed('its files are others');
    return { archive: undefined, files: found, provenance: undefined };
  }
  if (source.kind === 'archive') {
    const archive = readRegularFile(source.from, maxArchive);
    if (sha512(archive) !== entry.integrity) throw changed('its archive has another integrity');
    return { archive, files: [], provenance: undefined };
  }
  const fetched = await (await registry()).fetch(name, { type: 'version', text: version });
  if (fetched.integrity !== entry.integrity) throw changed('its archive has another integrity');
  return { archive: fetched.archive, files: [], provenance: fetched.provenance?.bundle };
}

/**
 * The candidates of a bundle. Archives must have the integrity that the bundle's lock file names, and a proof must hold by
 * this machine's own trusted root. The registry's signature counts as absent: the keys to verify it with could only come
 * from the bundle itself. Grants are not taken over; whoever installs agrees anew.
 *
 * @param file name of the bundle, for messages
 * @param cache folder for Sigstore's keys
 * @throws {BccxError} BCCX_BUNDLE_FORMAT, BCCX_BUNDLE_MISSING, BCCX_PROVENANCE_*, BCCX_PACKAGE_*
 */
export async function bundleCandidates(
  { lock, tools }: Bundle,
  names: readonly string[],
  { file, cache }: { file: string; cache: string },
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const name of names.length === 0 ? Object.keys(lock.tools) : names) {
    const entry = member(lock.tools, name);
    const tool = tools.get(name);
    if (entry === undefined || tool === undefined) {
      throw new BccxError('BCCX_BUNDLE_MISSING', { name, file, names: Object.keys(lock.tools).join(', ') });
    }
    candidates.push(await candidateOf(entry, tool, { file, cache }));
  }
  return candidates;
}

async function candidateOf(
  entry: LockEntry,
  tool: BundledTool,
  { file, cache }: { file: string; cache: string },
): Promise<Candidate> {
  const { package: name, version, integrity, source, publisher } = entry;
  const label = `${name}@${version}`;
  const damaged = (what: string): BccxError => new BccxError('BCCX_BUNDLE_FORMAT', { file, what: `${label}: ${what}` });
  if (integrity !== undefined && (tool.archive === undefined || sha512(tool.archive) !== integrity)) {
    throw damaged('the archive is not the one that its integrity names');
  }
  const files = tool.archive === undefined ? tool.files : await readArchive(tool.archive, label);
  if (contentHash(fileHashes(files)) !== contentHash(entry.files))
    throw damaged('its files are others than the lock file names');
  const checked = checkPackage(files, label);
  checkIdentity(checked, { name, version });
  let identity: BuildIdentity | undefined;
  if (tool.provenance !== undefined && integrity !== undefined) {
    identity = await verifyProvenance(tool.provenance, { name, version, integrity }, cache);
  } else if (publisher.provenance === 'verified') throw damaged('its proof is missing');
  return {
    ...{ checked, source, integrity, latest: undefined, passedOver: [] },
    publisher: {
      signature: 'absent',
      provenance: identity === undefined ? 'absent' : 'verified',
      ...(identity === undefined ? {} : { identity }),
    },
  };
}
