import { lstatSync } from 'node:fs';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { installedTool } from '../store/find-tool.ts';
import { folderFaults } from '../store/folder-faults.ts';
import type { LockEntry } from '../store/lock-file.ts';
import type { Store } from '../store/store.ts';

/** What is wrong with one installed tool; nothing when `faults` is empty. */
export interface Verified {
  readonly name: string;
  readonly entry: LockEntry;
  readonly faults: readonly { readonly file: string; readonly what: string }[];
}

/** Hashes every file of every installed tool again. @throws {BccxError} BCCX_STORE_UNSAFE, BCCX_STORE_DAMAGED */
export function verifyStore(store: Store): Verified[] {
  return Object.entries(store.read().tools)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => ({ name, entry, faults: faultsOf(store, entry) }));
}

function faultsOf(store: Store, entry: LockEntry): Verified['faults'] {
  const folder = store.folderOf(entry);
  if (!(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    return [{ file: folder, what: 'is no folder any more' }];
  }
  const faults = folderFaults(folder, entry.files);
  if (entry.source.kind !== 'link') return faults;
  try {
    installedTool(store, entry);
    return [];
  } catch (error) {
    if (!(error instanceof BccxError)) throw error;
    return [{ file: folder, what: causeText(error) }];
  }
}
