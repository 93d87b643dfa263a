import { closeSync, openSync, readSync } from 'node:fs';
import { BccxError } from '../errors/bccx-error.ts';
import { visible } from '../output/escape.ts';

/** Where bytes come from: each call fills the beginning of an array and says how much of it; 0 at the end. */
export interface ByteSource {
  read(into: Uint8Array): number;
}

/** Bytes asked for at once. */
export const READ_SIZE = 1 << 20;

/** A file, or standard input for `-`. Throws BCCX_INPUT_READ, at once or while it is read. */
export class FileSource implements ByteSource, Disposable {
  readonly #path: string;
  readonly #fd: number;

  constructor(path: string) {
    this.#path = path;
    this.#fd = path === '-' ? 0 : open(path);
  }

  read(into: Uint8Array): number {
    for (;;) {
      try {
        return readSync(this.#fd, into);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EOF') return 0;
        if (code !== 'EAGAIN') throw unreadable(this.#path, error);
        // Standard input that does not block and has nothing yet.
        Atomics.wait(pause, 0, 0, 5);
      }
    }
  }

  [Symbol.dispose](): void {
    if (this.#fd !== 0) closeSync(this.#fd);
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** The bytes of a source in chunks. A chunk is valid until the next one is asked for. */
export function* chunksOf(source: ByteSource): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(READ_SIZE);
  for (;;) {
    const length = source.read(buffer);
    if (length === 0) return;
    yield buffer.subarray(0, length);
  }
}

/** Bytes in memory, handed out in pieces of `most` at most. */
export function bytesSource(bytes: Uint8Array, most = bytes.length): ByteSource {
  let at = 0;
  return {
    read: (into) => {
      const part = bytes.subarray(at, at + Math.min(most, into.length));
      into.set(part);
      at += part.length;
      return part.length;
    },
  };
}

/** Bytes that were looked at already, and then those of the source that they came from. */
export function withHead(head: Uint8Array, rest: ByteSource): ByteSource {
  const first = bytesSource(head);
  return { read: (into) => first.read(into) || rest.read(into) };
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
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
