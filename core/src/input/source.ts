import { closeSync, openSync, readSync } from 'node:fs';
import { BccxError } from '../errors/bccx-error.ts';
import { visible } from '../output/escape.ts';

const CHUNK = 1 << 20;

/**
 * Bytes of a file or of standard input (`-`) in chunks. A chunk is valid until the next one is asked for: the buffer is
 * used again, so that an input of any size needs one.
 */
export function* readChunks(path: string): Generator<Uint8Array> {
  const fd = path === '-' ? 0 : open(path);
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    for (;;) {
      const length = readSome(fd, buffer, path);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    if (fd !== 0) closeSync(fd);
  }
}

/** Passes on the chunks of `rest` after those that were looked at already. */
export function* withHead(head: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function readSome(fd: number, buffer: Uint8Array, path: string): number {
  for (;;) {
    try {
      return readSync(fd, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw unreadable(path, error);
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOENT: 'no such file',
};

function unreadable(path: string, error: unknown): BccxError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const cause = CAUSES[code] ?? (code === '' ? String(error) : code);
  return new BccxError('BCCX_INPUT_READ', { path: visible(path), cause }, { cause: error });
}
