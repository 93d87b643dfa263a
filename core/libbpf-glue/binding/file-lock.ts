import { type Koffi, requireKoffi } from './native.ts';

const LOCK_EX = 2;
const LOCK_NB = 4;
const EWOULDBLOCK = 11;

let flock: ((fd: number, operation: number) => number) | undefined;
let koffi: Koffi | undefined;

/**
 * Takes flock(2)'s exclusive lock of an open file or directory without waiting. The kernel gives it back when the descriptor
 * is closed, also by a kill.
 *
 * @returns false when another process holds it
 * @throws {Error} when the file system has no locks
 */
export function tryLockFile(fd: number): boolean {
  koffi ??= requireKoffi();
  flock ??= koffi.load(null).func('flock', 'int', ['int', 'int']);
  if (flock(fd, LOCK_EX | LOCK_NB) === 0) return true;
  const errno = koffi.errno();
  if (errno === EWOULDBLOCK) return false;
  throw new Error(`it cannot be locked (errno ${errno})`);
}
