import { join } from 'node:path';
import { unknownPublisher } from '../install/candidate.ts';
import { checkPackage } from '../package/check-package.ts';
import { maxFile } from '../package/limits.ts';
import type { PackageFile } from '../package/package-file.ts';
import { entryIn, type LockEntry, lockName, maxLock, packageFolder } from '../store/lock-file.ts';
import { readRegularFile } from '../store/read-file.ts';
import { Store } from '../store/store.ts';
import { ownStore, type UserStore } from '../store/store-home.ts';
import { installPackages } from './install-packages.ts';
import { interruptible } from './interruptible.ts';
import { printErr } from './terminal.ts';

/**
 * Copies a tool from the store of the user who called sudo into root's, after its card was shown and agreed to. Of what
 * their lock file says nothing is believed: the files are checked as those of a stranger, and the publisher counts as not
 * known.
 *
 * @returns false when they do not have it
 * @throws {BccxError} BCCX_PACKAGE_*, BCCX_ADD_CONFIRM, BCCX_ADD_CANCELLED and the rest of what `add` throws
 */
export async function copyFromUser(name: string, theirs: UserStore): Promise<boolean> {
  const found = asUser(theirs, () => readTool(name, theirs.path));
  if (found === undefined) return false;
  const { entry, folder, files } = found;
  printErr(
    `'${name}' is in the store of user ${theirs.uid} and not in root's. To run it as root it must be copied there.\n\n`,
  );
  const candidate = {
    checked: checkPackage(files, entry.package),
    source: { kind: 'folder' as const, from: folder },
    ...{ integrity: undefined, publisher: unknownPublisher, latest: undefined, passedOver: [] },
  };
  const terms = { yes: false, dryRun: false, json: false, dangerous: [], accepted: [] };
  await interruptible(entry.package, () => installPackages(new Store(ownStore()), [candidate], terms));
  return true;
}

function readTool(name: string, store: string): { entry: LockEntry; folder: string; files: PackageFile[] } | undefined {
  try {
    const entry = entryIn(readRegularFile(join(store, lockName), maxLock), name);
    if (entry === undefined || entry.source.kind === 'link') return undefined;
    const folder = join(store, 'packages', packageFolder(entry));
    const files = Object.keys(entry.files).map((path) => ({
      path,
      bytes: readRegularFile(join(folder, path), maxFile),
    }));
    return { entry, folder, files };
  } catch {
    return undefined;
  }
}

/** Does something with the rights over files of a user: root must not read, and copy, through links that they laid. */
function asUser<T>({ uid, gid }: UserStore, work: () => T): T {
  process.setegid?.(gid);
  process.seteuid?.(uid);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}
