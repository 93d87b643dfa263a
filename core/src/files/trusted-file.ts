import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Others than its owner may write a file or folder. */
export function othersMayWrite({ mode }: { readonly mode: number }): boolean {
  return (mode & 0o022) !== 0;
}

/** This user's own, with nobody else who may write it. */
export function isOwn(stats: { readonly uid: number; readonly mode: number }): boolean {
  return stats.uid === process.geteuid?.() && !othersMayWrite(stats);
}

/**
 * Whole content of a regular file that is trusted, through one descriptor and never through a link as the last step of the
 * path; undefined when there is none, or when it cannot be read.
 */
export function readTrustedFile(
  path: string,
  isTrusted: (stats: { readonly uid: number; readonly mode: number }) => boolean,
): Buffer | undefined {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(fd);
    return stats.isFile() && isTrusted(stats) ? readFileSync(fd) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}
