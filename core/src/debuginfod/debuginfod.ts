import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { isOwn, othersMayWrite } from '../files/trusted-file.ts';
import { cacheFolder, isRoot } from '../store/store-home.ts';

/** What one file may take. */
export interface DebuginfodLimits {
  /** Milliseconds without a byte. */
  readonly idleMs: number;
  /** Milliseconds in all. */
  readonly totalMs: number;
  readonly bytes: number;
}

const BUILD_ID = /^(?:[0-9a-f]{2}){2,64}$/;
const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1');
const URL_FILES = '/etc/debuginfod';

/**
 * Fetches debug files by build id from the servers that the user named, as elfutils' client does and into a folder of the same
 * layout: `FOLDER/BUILDID/debuginfo`. Nothing but hexadecimal build ids is sent. What comes is hostile: it is not looked at
 * here but for its first bytes; it is read in the sandbox like any debug file, and used when its build id is the one asked for.
 *
 * A server that hangs or cannot be reached is not asked again in the same run, nor is any for the same file.
 */
export class Debuginfod {
  /** Where files are kept; this user's own. */
  readonly folder: string;
  readonly #servers: Set<URL>;
  readonly #limits: DebuginfodLimits;
  readonly #onLog: (level: number, text: string) => void;
  readonly #asked = new Map<string, Promise<void>>();
  readonly #closed = new AbortController();

  /** onLog: level 1 for servers that are given up, 2 for files. */
  constructor(
    servers: readonly URL[],
    { folder, limits }: { folder: string; limits: DebuginfodLimits },
    onLog: (level: number, text: string) => void,
  ) {
    this.#servers = new Set(servers);
    this.folder = folder;
    this.#limits = limits;
    this.#onLog = onLog;
  }

  /**
   * As the environment says: DEBUGINFOD_URLS, or the files below /etc/debuginfod, since sudo clears the former;
   * DEBUGINFOD_CACHE_PATH, DEBUGINFOD_TIMEOUT and DEBUGINFOD_MAXTIME (s), DEBUGINFOD_MAXSIZE (bytes).
   *
   * @throws {BccxError} BCCX_DEBUGINFOD
   */
  static fromEnvironment(onLog: (level: number, text: string) => void): Debuginfod {
    const { DEBUGINFOD_URLS, DEBUGINFOD_CACHE_PATH } = process.env;
    const servers = parseServers(DEBUGINFOD_URLS ?? urlFiles());
    if (servers.length === 0) throw new BccxError('BCCX_DEBUGINFOD', { cause: 'no server is named' });
    const folder = resolve(DEBUGINFOD_CACHE_PATH ?? defaultFolder());
    makeOwnFolder(folder);
    const limits = {
      idleMs: 1000 * environmentNumber('DEBUGINFOD_TIMEOUT', 20),
      totalMs: 1000 * environmentNumber('DEBUGINFOD_MAXTIME', 120),
      bytes: environmentNumber('DEBUGINFOD_MAXSIZE', 2 ** 31),
    };
    return new Debuginfod(servers, { folder, limits }, onLog);
  }

  /** Settles when the file of a build id is in the folder or is known not to come; it never fails. */
  async fetch(buildId: string): Promise<void> {
    if (!BUILD_ID.test(buildId)) return;
    let asked = this.#asked.get(buildId);
    if (asked === undefined) {
      asked = this.#fetch(buildId);
      this.#asked.set(buildId, asked);
    }
    await asked;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#servers.clear();
    this.#closed.abort();
  }

  async #fetch(buildId: string): Promise<void> {
    const place = join(this.folder, buildId);
    if (holdsFile(join(place, 'debuginfo'))) return;
    for (const server of [...this.#servers]) {
      try {
        const bytes = await this.#fetchFrom(server, { buildId, place });
        if (bytes === undefined) continue;
        this.#onLog(2, `debuginfod: ${bytes} bytes for build id ${buildId} from ${server.host}`);
        return;
      } catch (error) {
        if (this.#closed.signal.aborted) return;
        if (!(error instanceof Unfit)) this.#servers.delete(server);
        const consequence = error instanceof Unfit ? '' : '; it is not asked again';
        this.#onLog(1, `debuginfod: ${server.host}: build id ${buildId}: ${causeOf(error)}${consequence}`);
      }
    }
  }

  /** Bytes of the file that is there now, or undefined when the server does not have it. */
  async #fetchFrom(server: URL, { buildId, place }: { buildId: string; place: string }): Promise<number | undefined> {
    const idle = new AbortController();
    const watch = setTimeout(() => idle.abort(new Error('it does not answer')), this.#limits.idleMs);
    const total = AbortSignal.timeout(this.#limits.totalMs);
    const signal = AbortSignal.any([idle.signal, total, this.#closed.signal]);
    try {
      const url = `${server.href.replace(/\/$/, '')}/buildid/${buildId}/debuginfo`;
      const response = await fetch(url, { signal, headers: { 'user-agent': 'bccx' } });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        if (response.ok || response.status === 404) return undefined;
        throw new Error(`status ${response.status}`);
      }
      if (Number(response.headers.get('content-length') ?? 0) > this.#limits.bytes) throw this.#tooLarge();
      return await this.#keep(place, response.body, () => watch.refresh());
    } catch (error) {
      if (total.aborted) throw new Error('it is too slow', { cause: error });
      throw idle.signal.aborted ? idle.signal.reason : error;
    } finally {
      clearTimeout(watch);
      /* What is still to come is not wanted: without it the connection would stay. */
      idle.abort();
    }
  }

  /** Under a passing name first: whoever looks finds the whole file or none. */
  async #keep(place: string, body: AsyncIterable<Uint8Array>, onProgress: () => void): Promise<number> {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const passing = join(place, `debuginfo.${randomBytes(6).toString('hex')}`);
    try {
      const file = await open(passing, 'wx', 0o400);
      let bytes: number;
      try {
        bytes = await this.#write(file, body, onProgress);
      } finally {
        await file.close();
      }
      renameSync(passing, join(place, 'debuginfo'));
      return bytes;
    } finally {
      rmSync(passing, { force: true });
      if (readdirSync(place).length === 0) rmSync(place, { recursive: true, force: true });
    }
  }

  async #write(file: FileHandle, body: AsyncIterable<Uint8Array>, onProgress: () => void): Promise<number> {
    const head = Buffer.alloc(ELF_MAGIC.length);
    let bytes = 0;
    for await (const part of body) {
      onProgress();
      if (bytes < head.length) head.set(part.subarray(0, head.length - bytes), bytes);
      bytes += part.length;
      if (bytes > this.#limits.bytes) throw this.#tooLarge();
      if (bytes >= head.length && !head.equals(ELF_MAGIC)) break;
      await file.write(part);
    }
    if (!head.equals(ELF_MAGIC)) throw new Unfit('what it sends is no ELF file');
    return bytes;
  }

  #tooLarge(): Unfit {
    return new Unfit(`the file has more than ${this.#limits.bytes} bytes (DEBUGINFOD_MAXSIZE)`);
  }
}

/** What says something of one file, not of the server. */
class Unfit extends Error {}

function causeOf(error: unknown): string {
  /* fetch() says "fetch failed", and why in its cause. */
  return causeText(error instanceof TypeError && error.cause !== undefined ? error.cause : error);
}

/**
 * @throws {BccxError} BCCX_DEBUGINFOD for what is no URL of a server
 */
export function parseServers(text: string): URL[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (!URL.canParse(word) || !/^https?:$/.test(new URL(word).protocol))
        throw new BccxError('BCCX_DEBUGINFOD', { cause: `'${word}' is no http or https address` });
      return new URL(word);
    });
}

/** What the system's profile scripts put into DEBUGINFOD_URLS. */
function urlFiles(): string {
  try {
    const names = readdirSync(URL_FILES).filter((name) => name.endsWith('.urls'));
    return names.map((name) => readFileSync(join(URL_FILES, name), 'utf8')).join(' ');
  } catch {
    return '';
  }
}

function environmentNumber(name: string, otherwise: number): number {
  const number = Number(process.env[name]);
  return Number.isFinite(number) && number > 0 ? number : otherwise;
}

/** elfutils leaves an empty file for what no server had. */
function holdsFile(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size > 0;
}

/** A user's is shared with elfutils' client; root writes to no user's. */
function defaultFolder(): string {
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

function makeOwnFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (stats.isDirectory() && isOwn(stats) && isSafe(dirname(folder))) return;
  } catch (error) {
    throw new BccxError('BCCX_DEBUGINFOD', { cause: causeText(error) }, { cause: error });
  }
  throw new BccxError('BCCX_DEBUGINFOD', { cause: `the cache '${folder}' is not yours alone to write to` });
}
