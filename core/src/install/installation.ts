import { BccxError } from '../errors/bccx-error.ts';
import { contentHash, fileHashes } from '../package/package-file.ts';
import { type GrantRecord, recordGrant } from '../policy/grants.ts';
import type { Review } from '../policy/review.ts';
import { folderFaults } from '../store/folder-faults.ts';
import { type LockEntry, type LockFile, member } from '../store/lock-file.ts';
import type { Stage } from '../store/stage.ts';
import type { Store } from '../store/store.ts';
import type { Candidate } from './candidate.ts';
import { type Acceptable, type Changes, compareWithInstalled } from './changes.ts';
import { writeManPages } from './man-pages.ts';
import { type ReviewTerms, reviewCandidate } from './review-candidate.ts';

/** A candidate that may be installed once somebody agrees. */
export interface Installation {
  /** The command. */
  readonly name: string;
  readonly candidate: Candidate;
  readonly review: Review;
  /** sha256 of each file. */
  readonly files: Readonly<Record<string, string>>;
  /** What changes since the installed version; undefined when there is none. */
  readonly changes: Changes | undefined;
  /** The very same is installed, whole, and granted. */
  readonly installed: boolean;
  /** What changes the system and was granted by name, now or before. */
  readonly dangerous: readonly string[];
}

/**
 * Looks at a candidate beside what is installed.
 *
 * @throws {BccxError} BCCX_ADD_COMMAND_TAKEN and what reviewCandidate throws
 */
export function planInstallation(store: Store, candidate: Candidate, terms: ReviewTerms): Installation {
  const { manifest, name: packageName } = candidate.checked;
  const { name } = manifest;
  const before = store.find(name);
  checkCommand(name, packageName, before);
  const dangerous = [...new Set([...terms.dangerous, ...(before?.grant.dangerous ?? [])])];
  const review = reviewCandidate(candidate, { ...terms, dangerous });
  const files = fileHashes(candidate.checked.files);
  const installed =
    before !== undefined &&
    before.source.kind === candidate.source.kind &&
    contentHash(before.files) === contentHash(files) &&
    dangerous.every((each) => before.grant.dangerous.includes(each)) &&
    folderFaults(store.folderOf(before), before.files).length === 0;
  return {
    ...{ name, candidate, review, files, installed },
    changes: before === undefined ? undefined : compareWithInstalled(before, candidate, review.declared),
    dangerous: dangerous.filter((each) => review.dangers.some((danger) => danger.name === each)),
  };
}

/** Refuses what must be accepted by name and was not. @throws {BccxError} BCCX_CHANGE_* */
export function checkAccepted({ changes }: Installation, accepted: readonly Acceptable[]): void {
  const stop = changes?.stops.find(({ change }) => !accepted.includes(change));
  if (stop !== undefined) throw stop.error;
}

/** Installs everything in one step, or nothing. @throws {BccxError} BCCX_STORE_* */
export async function install(
  store: Store,
  installations: readonly Installation[],
  given: { at: Date; uid: number; how: GrantRecord['how'] },
): Promise<void> {
  await commitEntries(
    store,
    installations.map((each) => ({
      name: each.name,
      before: each.changes?.before,
      entry: entryOf(each, given),
      files: each.candidate.checked.files,
    })),
  );
}

/** A tool as it shall be in the store. */
interface Commit {
  readonly name: string;
  /** What was installed when it was agreed to. */
  readonly before: LockEntry | undefined;
  readonly entry: LockEntry;
  readonly files: Candidate['checked']['files'];
}

/** Writes packages and the lock file. @throws {BccxError} BCCX_STORE_*, BCCX_ADD_COMMAND_TAKEN */
export async function commitEntries(store: Store, commits: readonly Commit[]): Promise<void> {
  await store.change((lock: LockFile, stage: Stage) => {
    const tools = { ...lock.tools };
    for (const [index, { name, before, entry, files }] of commits.entries()) {
      const now = member(lock.tools, name);
      checkCommand(name, entry.package, now);
      if (JSON.stringify(now) !== JSON.stringify(before)) throw new BccxError('BCCX_STORE_RACE', { tool: name });
      if (entry.source.kind !== 'link') {
        stage.write(String(index), files);
        store.place(entry, `${stage.path}/${index}`, stage);
      }
      tools[name] = entry;
    }
    return { lock: 1, tools };
  });
  writeManPages(
    store,
    commits.map(({ name }) => name),
  );
}

function entryOf(
  { candidate, review, files, dangerous }: Installation,
  given: { at: Date; uid: number; how: GrantRecord['how'] },
): LockEntry {
  const { checked, source, integrity, publisher } = candidate;
  const { name, version } = checked;
  const grant = recordGrant({ package: name, version }, { permissions: review.declared, dangerous }, given);
  return {
    package: name,
    version,
    title: checked.manifest.title,
    source,
    ...(integrity === undefined ? {} : { integrity }),
    manifest: checked.manifestFile,
    files: { ...files },
    publisher,
    // What the schema describes is what JSON keeps of it.
    grant: JSON.parse(JSON.stringify(grant)),
  };
}

/** A command belongs to the package that has it until that is removed. */
function checkCommand(tool: string, packageName: string, installed: LockEntry | undefined): void {
  if (installed === undefined || installed.package === packageName) return;
  throw new BccxError('BCCX_ADD_COMMAND_TAKEN', { package: packageName, tool, other: installed.package });
}
