/* The folder in which debug files are kept: FOLDER/BUILDID/debuginfo, as elfutils' client has it. */
import { lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { isOwn, othersMayWrite } from '../files/trusted-file.ts';
import { cacheFolder, isRoot } from '../store/store-home.ts';

export const BUILD_ID = /^(?:[0-9a-f]{2}){2,64}$/;

/** Days after which a file that nobody read is dropped; elfutils' number. */
const DAYS_KEPT = 7;

/** What a fetch that was killed left behind, too. */
const OWN_FILE = /^debuginfo(\.[0-9a-f]{12})?$/;

/** Removes files that were not read for a week. What cannot be removed stays. */
export function dropUnused(folder: string): void {
  const oldest = Date.now() - DAYS_KEPT * 86_400_000;
  for (const id of namesIn(folder)) {
    if (!BUILD_ID.test(id)) continue;
    const place = join(folder, id);
    try {
      for (const name of namesIn(place)) {
        const { atimeMs, mtimeMs } = lstatSync(join(place, name));
        if (OWN_FILE.test(name) && Math.max(atimeMs, mtimeMs) < oldest) rmSync(join(place, name));
      }
      if (namesIn(place).length === 0) rmdirSync(place);
    } catch {
      // Another client of the folder was faster, or it is not ours to clean.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** elfutils leaves an empty file for what no server had. */
export function holdsFile(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size > 0;
}

/** A user's is shared with elfutils' client; root writes to no user's. */
export function defaultFolder(): string {
  const own = isRoot() || process.env['BCCX_HOME'] !== undefined;
  return join(own ? cacheFolder() : dirname(cacheFolder()), 'debuginfod_client');
}

/** Whether nobody but root and this user can put something else in a folder's place. */
function isSafe(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  const sticky = (mode & 0o1000) !== 0;
  const safe = (uid === 0 || uid === process.geteuid?.()) && (sticky || !othersMayWrite({ mode }));
  return safe && (folder === '/' || isSafe(dirname(folder)));
}

/**
 * Makes the folder where it is not there.
 *
 * @throws {BccxError} BCCX_DEBUGINFOD when others could put files into it
 */
export function makeOwnFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (stats.isDirectory() && isOwn(stats) && isSafe(dirname(folder))) return;
  } catch (error) {
    throw new BccxError('BCCX_DEBUGINFOD', { cause: causeText(error) }, { cause: error });
  }
  throw new BccxError('BCCX_DEBUGINFOD', { cause: `the cache '${folder}' is not yours alone to write to` });
}
