import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tryLockFile } from '@bccx/libbpf-glue';
import type { PackageFile } from '../package/package-file.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;

/**
 * A folder of a store's file system in which one bccx prepares a change. It is locked as long as it is in use, so that what a
 * killed bccx left can be told from what a living one is writing.
 */
export class Stage implements Disposable {
  readonly path: string;
  readonly #fd: number;

  /** @param store folder of the store, which exists */
  constructor(store: string) {
    const parent = join(store, 'staging');
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    for (;;) {
      const path = join(parent, randomBytes(8).toString('hex'));
      mkdirSync(path, { mode: 0o700 });
      const fd = lockFolder(path);
      if (fd === undefined) continue;
      this.path = path;
      this.#fd = fd;
      return;
    }
  }

  /** Writes files into a folder of the stage, through to the disk. */
  write(name: string, files: readonly PackageFile[]): void {
    const folder = join(this.path, name);
    mkdirSync(folder, { mode: 0o755 });
    const folders = new Set([folder]);
    for (const { path, bytes } of files) {
      const full = join(folder, path);
      mkdirSync(dirname(full), { recursive: true, mode: 0o755 });
      folders.add(dirname(full));
      writeThrough(full, bytes);
    }
    for (const each of folders) syncFolder(each);
  }

  /** Moves something into the stage, to be deleted with it. */
  discard(path: string): void {
    renameSync(path, join(this.path, randomBytes(8).toString('hex')));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
    closeSync(this.#fd);
  }
}

/** Locks a folder that was made a moment ago; undefined when somebody who tidies up has taken it for a left one. */
function lockFolder(path: string): number | undefined {
  let fd: number;
  try {
    fd = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  } catch {
    return undefined;
  }
  if (tryLockFile(fd) && existsSync(path)) return fd;
  closeSync(fd);
  return undefined;
}

/** Removes the stages of processes that are gone. */
export function removeStaleStages(store: string): void {
  const parent = join(store, 'staging');
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    let fd: number;
    try {
      fd = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    } catch {
      continue; // Gone by now.
    }
    try {
      if (tryLockFile(fd)) rmSync(path, { recursive: true, force: true });
    } finally {
      closeSync(fd);
    }
  }
}

/** Writes a new file and waits until the disk has it. */
export function writeThrough(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Waits until the disk has the names in a folder. */
export function syncFolder(path: string): void {
  const fd = openSync(path, O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
