import { readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { isOwn, othersMayWrite, readTrustedFile } from '../files/trusted-file.ts';

/** A writer that was killed leaves its file; after this long it is no longer at work. */
const STALE_MS = 60_000;

/**
 * Runs a CommonJS script, compiled by an earlier run where that left its code: compiling what a start runs takes node longer
 * than running it.
 *
 * The code lies in the script's own folder as `KIND.cache`, so that whoever could write it could write the script itself. It
 * is only read and written when it and the folder belong to this user or root and nobody else may write there, and it counts
 * for this very file (inode, size, time of change) only; the engine refuses code of another version of itself. Whatever goes
 * wrong, the script is compiled as usual.
 *
 * @param script absolute path; ASCII only
 * @param kind code is kept of what ran, and different commands run different parts
 */
export function runWithCodeCache(script: string, kind: string): void {
  const folder = dirname(script);
  const cache = join(folder, `${kind}.cache`);
  const head = identity(script);
  const trusted = head !== undefined && isTrusted(statSync(folder));
  const cached = trusted ? readCode(cache, head) : undefined;
  const compiled = new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(script, 'latin1')}\n})`,
    {
      filename: script,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cached === undefined ? {} : { cachedData: cached }),
    },
  );
  if (trusted && (cached === undefined || compiled.cachedDataRejected === true)) {
    process.once('exit', () => writeCode(cache, head, compiled));
  }
  const module = { exports: {} };
  compiled.runInThisContext()(module.exports, createRequire(script), module, script, folder);
}

/** What the code is for: this file, unchanged since. One line. */
function identity(script: string): Buffer | undefined {
  try {
    const { dev, ino, size, ctimeNs } = statSync(script, { bigint: true });
    return Buffer.from(`bccx code of ${dev}:${ino} ${size} bytes ${ctimeNs}\n`);
  } catch {
    return undefined;
  }
}

/** This user's or root's, with nobody else who may write it. */
function isTrusted(stats: { readonly uid: number; readonly mode: number }): boolean {
  return isOwn(stats) || (stats.uid === 0 && !othersMayWrite(stats));
}

function readCode(path: string, head: Buffer): Buffer | undefined {
  const bytes = readTrustedFile(path, isTrusted);
  return bytes?.subarray(0, head.length).equals(head) === true ? bytes.subarray(head.length) : undefined;
}

/** Whole or not at all. In a folder that this user may not write, nothing is kept. */
function writeCode(path: string, head: Buffer, compiled: Script): void {
  const fresh = `${path}.new`;
  try {
    writeFileSync(fresh, Buffer.concat([head, compiled.createCachedData()]), { flag: 'wx', mode: 0o644 });
    renameSync(fresh, path);
  } catch {
    removeStale(fresh);
  }
}

function removeStale(path: string): void {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) unlinkSync(path);
  } catch {
    // Another start has removed it, or none may.
  }
}
