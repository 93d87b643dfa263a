import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isOwn, readTrustedFile } from './trusted-file.ts';

/**
 * A folder of files that may go at any time.
 *
 * It and its files count only when they are this user's and nobody else may write to them. Files appear whole, under their name
 * or not at all. Nothing here ever fails: what cannot be kept is made anew.
 */
export class CacheFolder {
  readonly #folder: string;
  readonly #bytes: number;
  #usable: boolean | undefined;

  /** @param bytes of all files together; the oldest go first */
  constructor(folder: string, bytes: number) {
    this.#folder = folder;
    this.#bytes = bytes;
  }

  /** Nothing is kept, or nothing that may be read. */
  isEmpty(): boolean {
    if (!this.#isUsable()) return true;
    try {
      return readdirSync(this.#folder).length === 0;
    } catch {
      return true;
    }
  }

  /** name: without a slash. */
  read(name: string): Buffer | undefined {
    return this.#isUsable() ? readTrustedFile(join(this.#folder, name), isOwn) : undefined;
  }

  write(name: string, parts: readonly Uint8Array[]): void {
    if (!this.#isUsable()) return;
    const path = join(this.#folder, name);
    const passing = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      this.#makeRoom(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
      writeWhole(passing, parts);
      renameSync(passing, path);
    } catch {
      remove(passing);
    }
  }

  remove(name: string): void {
    remove(join(this.#folder, name));
  }

  #isUsable(): boolean {
    this.#usable ??= isOwnFolder(this.#folder);
    return this.#usable;
  }

  #makeRoom(bytes: number): void {
    const files = readdirSync(this.#folder).flatMap((name) => {
      const path = join(this.#folder, name);
      try {
        const { size, mtimeMs } = statSync(path);
        return { path, size, mtimeMs };
      } catch {
        return [];
      }
    });
    let all = files.reduce((sum, { size }) => sum + size, bytes);
    for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (all <= this.#bytes) return;
      remove(path);
      all -= size;
    }
  }
}

/** Makes the folder where it is missing. */
function isOwnFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    return stats.isDirectory() && isOwn(stats);
  } catch {
    return false;
  }
}

function writeWhole(path: string, parts: readonly Uint8Array[]): void {
  const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  try {
    for (const part of parts) {
      for (let done = 0; done < part.byteLength; ) done += writeSync(fd, part, done);
    }
  } finally {
    closeSync(fd);
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone, or not ours to remove.
  }
}
