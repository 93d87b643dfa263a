import { lstatSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import { othersMayWrite } from '../files/trusted-file.ts';
import { isRoot } from './store-home.ts';

/**
 * Refuses, for root, a store that somebody else could change: it and every folder above it must belong to root and be
 * writable by nobody else (a folder such as /tmp may be, because only root can replace root's files there). A grant that a
 * user could write is no grant.
 *
 * @param path of the store or of anything in it; what does not exist yet is judged by the folders above it
 * @throws {BccxError} BCCX_STORE_UNSAFE
 */
export function checkStoreTrust(path: string): void {
  if (!isRoot()) return;
  const store = resolve(path);
  const refuse = (what: string): BccxError => new BccxError('BCCX_STORE_UNSAFE', { store, what });
  for (let at = store; ; at = dirname(at)) {
    const stats = lstatSync(at, { throwIfNoEntry: false });
    if (stats !== undefined) {
      if (stats.isSymbolicLink()) throw refuse(`'${at}' is a symbolic link`);
      if (stats.uid !== 0) throw refuse(`'${at}' belongs to user ${stats.uid}`);
      if (othersMayWrite(stats) && (at === store || !isSticky(stats))) throw refuse(`others can write to '${at}'`);
    }
    if (at === dirname(at)) return;
  }
}

function isSticky(stats: Stats): boolean {
  return stats.isDirectory() && (stats.mode & 0o1000) !== 0;
}
