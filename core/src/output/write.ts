import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;

/** What a writer may hand over: one array, or chunks in order. */
export type OutputBytes = Uint8Array | Iterable<Uint8Array>;

/**
 * Writes a result. `-` is standard output; a device or pipe is written in place; anything else is written to a
 * temporary file beside it that then takes its name, so that no reader ever sees half a file. A symbolic link is
 * refused: run as root, it could point anywhere. Under sudo the file belongs to the user who called it.
 * Throws BCCX_OUTPUT_WRITE; a closed pipe on standard output is the reader's choice and no error.
 */
export function writeOutput(path: string, bytes: OutputBytes): void {
  if (path === '-') {
    writeStandardOutput(bytes);
    return;
  }
  try {
    writeFile(path, bytes);
  } catch (error) {
    if (error instanceof BccxError) throw error;
    throw new BccxError('BCCX_OUTPUT_WRITE', { path, cause: causeOf(error) }, { cause: error });
  }
}

function writeFile(path: string, bytes: OutputBytes): void {
  const kind = kindOf(path);
  if (kind === 'link') {
    const cause = 'it is a symbolic link; name the file that it points to';
    throw new BccxError('BCCX_OUTPUT_WRITE', { path, cause });
  }
  if (kind === 'stream') {
    withDescriptor(openSync(path, O_WRONLY | O_NOFOLLOW), (fd) => writeAll(fd, bytes));
    return;
  }
  // The directory is held open and used by descriptor, so that nobody can exchange it between the steps.
  withDescriptor(openSync(dirname(path), O_RDONLY | O_DIRECTORY), (directory) => {
    replaceFile(`/proc/self/fd/${directory}`, basename(path), bytes);
  });
}

function kindOf(path: string): 'new' | 'file' | 'link' | 'stream' {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'new';
  if (stats.isSymbolicLink()) return 'link';
  return stats.isFile() || stats.isDirectory() ? 'file' : 'stream';
}

function replaceFile(directory: string, name: string, bytes: OutputBytes): void {
  removeStaleTemporaries(directory, name);
  const temporary = join(directory, `${temporaryPrefix(name)}${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    withDescriptor(fd, () => {
      writeAll(fd, bytes);
      fchmodSync(fd, 0o666 & ~process.umask());
      giveToSudoUser(fd);
    });
    renameSync(temporary, join(directory, name));
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

function temporaryPrefix(name: string): string {
  // A name may be 255 bytes long; the temporary one must fit too.
  return `.${Buffer.from(name)
    .subarray(0, 180)
    .toString('latin1')
    .replace(/[^\w.-]/g, '_')}.bccx-`;
}

/** Removes what a run that was killed left behind for the same output. */
function removeStaleTemporaries(directory: string, name: string): void {
  const prefix = temporaryPrefix(name);
  for (const entry of readdirSync(directory)) {
    if (!entry.startsWith(prefix) || !entry.endsWith('.tmp')) continue;
    const pid = Number(/^(\d+)-/.exec(entry.slice(prefix.length))?.[1]);
    if (!Number.isSafeInteger(pid) || isAlive(pid)) continue;
    try {
      unlinkSync(join(directory, entry));
    } catch {
      // Another user's, or gone already: it hinders nobody.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function giveToSudoUser(fd: number): void {
  if (process.geteuid?.() !== 0) return;
  const uid = Number(process.env.SUDO_UID ?? Number.NaN);
  const gid = Number(process.env.SUDO_GID ?? Number.NaN);
  if (Number.isSafeInteger(uid) && Number.isSafeInteger(gid)) fchownSync(fd, uid, gid);
}

function writeStandardOutput(bytes: OutputBytes): void {
  try {
    writeAll(1, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    throw new BccxError('BCCX_OUTPUT_WRITE', { path: '-', cause: causeOf(error) }, { cause: error });
  }
}

function writeAll(fd: number, bytes: OutputBytes): void {
  for (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for (let at = 0; at < chunk.length; ) at += writeSome(fd, chunk, at);
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes what fits; waits a moment when a pipe that does not block is full. */
function writeSome(fd: number, chunk: Uint8Array, at: number): number {
  try {
    return writeSync(fd, chunk, at, Math.min(chunk.length - at, 1 << 20));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    Atomics.wait(pause, 0, 0, 5);
    return 0;
  }
}

function withDescriptor<T>(fd: number, use: (fd: number) => T): T {
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOENT: 'no such directory',
  ENOSPC: 'no space left',
  ENOTDIR: 'a part of the path is not a directory',
  EROFS: 'the file system is read-only',
};

function causeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return CAUSES[code] ?? (code === '' ? String(error) : code);
}
