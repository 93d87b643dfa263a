import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { BUILD_ID, defaultFolder, dropUnused, holdsFile, makeOwnFolder } from './cache-folder.ts';
import { parseServers, urlFiles } from './servers.ts';

/** What one file may take. */
export interface DebuginfodLimits {
  /** Milliseconds without a byte. */
  readonly idleMs: number;
  /** Milliseconds in all. */
  readonly totalMs: number;
  readonly bytes: number;
}

const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1');
/** Milliseconds after which it is said that a file takes its time. */
const PATIENCE_MS = 3000;

/**
 * Fetches debug files by build id from the servers that the user named, as elfutils' client does and into a folder of the same
 * layout: `FOLDER/BUILDID/debuginfo`. Nothing but hexadecimal build ids is sent. What comes is hostile: it is not looked at
 * here but for its first bytes and for whether the build id is among them; it is read in the sandbox like any debug file, and
 * used when its build id is the one asked for.
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

  /** onLog: level 1 for servers that are given up or take their time, 2 for files. */
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
    dropUnused(folder);
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
    const most = Math.ceil(this.#limits.totalMs / 1000);
    const patience = setTimeout(
      () => this.#onLog(1, `debuginfod: ${server.host}: fetching build id ${buildId}, for at most ${most} s`),
      PATIENCE_MS,
    );
    const signal = AbortSignal.any([idle.signal, total, this.#closed.signal]);
    try {
      const { base, headers } = withoutCredentials(server);
      const url = `${base}/buildid/${buildId}/debuginfo`;
      const response = await fetch(url, { signal, headers: { 'user-agent': 'bccx', ...headers } });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        if (response.ok || response.status === 404) return undefined;
        throw new Error(`status ${response.status}`);
      }
      if (Number(response.headers.get('content-length') ?? 0) > this.#limits.bytes) throw this.#tooLarge();
      return await this.#keep({ place, buildId }, response.body, () => watch.refresh());
    } catch (error) {
      if (total.aborted) throw new Error('it is too slow', { cause: error });
      throw idle.signal.aborted ? idle.signal.reason : error;
    } finally {
      clearTimeout(watch);
      clearTimeout(patience);
      /* What is still to come is not wanted: without it the connection would stay. */
      idle.abort();
    }
  }

  /** Under a passing name first: whoever looks finds the whole file or none. */
  async #keep(
    { place, buildId }: { place: string; buildId: string },
    body: AsyncIterable<Uint8Array>,
    onProgress: () => void,
  ): Promise<number> {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const passing = join(place, `debuginfo.${randomBytes(6).toString('hex')}`);
    try {
      const file = await open(passing, 'wx', 0o400);
      let bytes: number;
      try {
        bytes = await this.#write({ file, id: Buffer.from(buildId, 'hex') }, body, onProgress);
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

  async #write(
    { file, id }: { file: FileHandle; id: Buffer },
    body: AsyncIterable<Uint8Array>,
    onProgress: () => void,
  ): Promise<number> {
    const head = Buffer.alloc(ELF_MAGIC.length);
    const search = new ByteSearch(id);
    let bytes = 0;
    for await (const part of body) {
      onProgress();
      if (bytes < head.length) head.set(part.subarray(0, head.length - bytes), bytes);
      bytes += part.length;
      if (bytes > this.#limits.bytes) throw this.#tooLarge();
      if (bytes >= head.length && !head.equals(ELF_MAGIC)) break;
      search.feed(part);
      await file.write(part);
    }
    if (!head.equals(ELF_MAGIC)) throw new Unfit('what it sends is no ELF file');
    // Kept, it would be in the way of the right one for good.
    if (!search.found) throw new Unfit('what it sends is the file of another build');
    return bytes;
  }

  #tooLarge(): Unfit {
    return new Unfit(`the file has more than ${this.#limits.bytes} bytes (DEBUGINFOD_MAXSIZE)`);
  }
}

/** What says something of one file, not of the server. */
class Unfit extends Error {}

/** Whether some bytes are among those of a stream. */
class ByteSearch {
  found = false;
  readonly #wanted: Buffer;
  #end: Buffer = Buffer.alloc(0);

  constructor(wanted: Buffer) {
    this.#wanted = wanted;
  }

  feed(part: Uint8Array): void {
    if (this.found) return;
    const text = Buffer.concat([this.#end, part]);
    this.found = text.includes(this.#wanted);
    this.#end = text.subarray(Math.max(0, text.length - this.#wanted.length + 1));
  }
}

/** fetch() refuses addresses with a name and password, and shows them when it does. */
function withoutCredentials(server: URL): { base: string; headers: Record<string, string> } {
  const bare = new URL(server);
  bare.username = bare.password = '';
  const base = bare.href.replace(/\/$/, '');
  if (server.username === '' && server.password === '') return { base, headers: {} };
  const pair = [server.username, server.password].map(decodeURIComponent).join(':');
  return { base, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

function causeOf(error: unknown): string {
  /* fetch() says "fetch failed", and why in its cause. */
  return causeText(error instanceof TypeError && error.cause !== undefined ? error.cause : error);
}

function environmentNumber(name: string, otherwise: number): number {
  const number = Number(process.env[name]);
  return Number.isFinite(number) && number > 0 ? number : otherwise;
}
