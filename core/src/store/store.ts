import { closeSync, constants, existsSync, mkdirSync, openSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tryLockFile } from '@bccx/libbpf-glue';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { fileCause } from '../errors/file-cause.ts';
import { printable } from '../policy/printable.ts';
import { folderFaults } from './folder-faults.ts';
import {
  entryIn,
  type LockEntry,
  type LockFile,
  lockName,
  lockText,
  maxLock,
  packageFolder,
  parseLock,
} from './lock-file.ts';
import { readRegularFile } from './read-file.ts';
import { removeStaleStages, Stage, syncFolder, writeThrough } from './stage.ts';
import { checkStoreTrust } from './store-trust.ts';

/** How long a bccx waits for another one that changes the same store. A change takes milliseconds. */
const patienceMs = 60_000;
const pauseMs = 25;

/**
 * A folder with installed tools:
 *
 *     bccx-lock.json                          which tools there are; the only truth
 *     packages/NAME/VERSION-HASH/             their files, never changed once they are there
 *     staging/                                what is being prepared
 *     .lock                                   held by the one bccx that is changing bccx-lock.json
 *
 * A change is prepared in staging, moved to its place, and counts from the moment at which a new bccx-lock.json takes its
 * name. Whatever is interrupted before leaves the store as it was.
 */
export class Store {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Everything installed.
   *
   * @throws {BccxError} BCCX_STORE_UNSAFE, BCCX_STORE_DAMAGED
   */
  read(): LockFile {
    const bytes = this.#bytes();
    return bytes === undefined ? { lock: 1, tools: {} } : this.#parsed(() => parseLock(bytes.toString()));
  }

  /** One tool, by its command, or undefined. @throws {BccxError} as read() */
  find(name: string): LockEntry | undefined {
    const bytes = this.#bytes();
    return bytes === undefined ? undefined : this.#parsed(() => entryIn(bytes, name));
  }

  /** Absolute folder of an installed package. */
  folderOf(entry: LockEntry): string {
    return entry.source.kind === 'link' ? entry.source.from : join(this.path, 'packages', packageFolder(entry));
  }

  /**
   * Changes what is installed, alone: two at once wait for each other. `change` gets what is installed at that moment and
   * gives what shall be; it may move folders to their places. Nothing is changed when it throws.
   *
   * @throws {BccxError} BCCX_STORE_BUSY, BCCX_STORE_WRITE, BCCX_STORE_UNSAFE and what `change` throws
   */
  async change(change: (before: LockFile, stage: Stage) => LockFile): Promise<void> {
    await this.prepared(async (stage) => {
      const fd = await this.#acquire();
      try {
        removeStaleStages(this.path);
        const before = this.read();
        const after = change(before, stage);
        this.#replaceLock(after, stage);
        this.#removeUnused(before, after, stage);
      } finally {
        closeSync(fd);
      }
    });
  }

  /** Gives a folder to prepare files in, which is removed afterwards. @throws {BccxError} BCCX_STORE_WRITE, BCCX_STORE_UNSAFE */
  async prepared<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    checkStoreTrust(this.path);
    try {
      mkdirSync(join(this.path, 'packages'), { recursive: true, mode: 0o755 });
      using stage = new Stage(this.path);
      return await work(stage);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      throw new BccxError('BCCX_STORE_WRITE', { store: this.path, cause: writeCause(error) }, { cause: error });
    }
  }

  /** Moves a prepared package to its place. A whole one that is there already is the same and stays. */
  place(entry: LockEntry, prepared: string, stage: Stage): void {
    const target = this.folderOf(entry);
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    if (existsSync(target)) {
      if (folderFaults(target, entry.files).length === 0) return;
      stage.discard(target);
    }
    renameSync(prepared, target);
    syncFolder(dirname(target));
  }

  /** Folders of packages that no tool uses, below `packages`. */
  unused(lock: LockFile): string[] {
    const used = new Set(Object.values(lock.tools).map(packageFolder));
    return packageFolders(join(this.path, 'packages')).filter((folder) => !used.has(folder));
  }

  #bytes(): Buffer | undefined {
    const file = join(this.path, lockName);
    if (!existsSync(file)) return undefined;
    checkStoreTrust(file);
    return this.#parsed(() => readRegularFile(file, maxLock));
  }

  #parsed<T>(parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      if (error instanceof BccxError) throw error;
      const what = printable(causeText(error));
      throw new BccxError('BCCX_STORE_DAMAGED', { file: join(this.path, lockName), what }, { cause: error });
    }
  }

  async #acquire(): Promise<number> {
    const { O_CREAT, O_NOFOLLOW, O_RDWR } = constants;
    const fd = openSync(join(this.path, '.lock'), O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
    for (const end = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, pauseMs))) {
      if (tryLockFile(fd)) return fd;
      if (Date.now() < end) continue;
      closeSync(fd);
      throw new BccxError('BCCX_STORE_BUSY', { store: this.path, seconds: patienceMs / 1000 });
    }
  }

  /** A run that found the version before in the lock file may not have read it yet: that one stays until the next change. */
  #removeUnused(before: LockFile, after: LockFile, stage: Stage): void {
    const replaced = new Set(
      Object.entries(before.tools)
        .filter(([name]) => Object.hasOwn(after.tools, name))
        .map(([, entry]) => packageFolder(entry)),
    );
    for (const folder of this.unused(after)) {
      if (!replaced.has(folder)) stage.discard(join(this.path, 'packages', folder));
    }
  }

  #replaceLock(lock: LockFile, stage: Stage): void {
    const temporary = join(stage.path, lockName);
    writeThrough(temporary, Buffer.from(lockText(lock)));
    renameSync(temporary, join(this.path, lockName));
    syncFolder(this.path);
  }
}

function packageFolders(packages: string): string[] {
  const below = (folder: string): string[] => {
    try {
      return readdirSync(join(packages, folder)).map((name) => (folder === '' ? name : `${folder}/${name}`));
    } catch {
      return [];
    }
  };
  return below('')
    .flatMap((name) => (name.startsWith('@') ? below(name) : [name]))
    .flatMap(below);
}

function writeCause(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no space left';
  if (code === 'EROFS') return 'the file system is read-only';
  return fileCause(error);
}
