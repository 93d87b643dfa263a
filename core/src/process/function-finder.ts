import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { type FoundObject, parseAnswer } from './function-list.ts';

/** Where the build puts the module: beside the bundle, or from the sources in core/wasm. */
const places = ['./functions.wasm', '../../wasm/functions/functions.wasm'];

/** A list of every function of a large object is text of some megabytes. */
const limits = { memoryBytes: 256 << 20, cpuSeconds: 20, outputBytes: 128 << 20 };

/** Ring-buffer record: u32 length, u32 0, payload padded to 8 (sdk/abi/abi.v1.json). */
const headBytes = 8;
const requestBytes = 16;
/** enum what of core/wasm/functions. */
const WHAT = { functions: 0, markers: 1 } as const;

/**
 * Finds functions of the objects that processes map. Objects are hostile: they are read by functions.wasm in a sandbox of its
 * own, and its answer is text that is checked.
 */
export class FunctionFinder {
  readonly #sandbox: Sandbox;
  readonly #ready: Promise<void>;
  #token = 0;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#ready = this.#boot();
    this.#ready.catch(() => undefined);
  }

  /** Returns at once; the sandbox boots in the background. processes: whose objects may be read. */
  static start(options: Pick<SandboxOptions, 'paths' | 'onLog'>, processes: readonly number[]): FunctionFinder {
    const reads = new Set(['process-maps', 'mapped-objects']);
    return new FunctionFinder(Sandbox.start({ ...options, processes, reads, limits }));
  }

  /**
   * Functions of an object that a process maps.
   *
   * object: a path, a file name, or a library's name (`c`). names: those that are wanted; all of them when empty.
   * Undefined when the process maps no such object.
   *
   * @throws {BccxError} of the sandbox; Error naming why the object cannot be read
   */
  find(pid: number, object: string, names: readonly string[]): Promise<FoundObject | undefined> {
    return this.#inTurn({ pid, what: WHAT.functions, strings: [object, ...names] });
  }

  /**
   * USDT probes of an object that a process maps; the rest as `find`.
   *
   * @throws {BccxError} of the sandbox; Error naming why the object cannot be read
   */
  findMarkers(pid: number, object: string): Promise<FoundObject | undefined> {
    return this.#inTurn({ pid, what: WHAT.markers, strings: [object] });
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }

  async #boot(): Promise<void> {
    await this.#sandbox.load(readFileSync(modulePath()));
    await this.#sandbox.configure({ 'stream.requests': '0' });
  }

  #inTurn(request: Request): Promise<FoundObject | undefined> {
    const found = this.#queue.then(() => this.#ask(request));
    this.#queue = found.catch(() => undefined);
    return found;
  }

  async #ask(request: Request): Promise<FoundObject | undefined> {
    await this.#ready;
    const token = ++this.#token;
    await this.#sandbox.consume(0, encodeRequest(token, request), 1, 0n);
    const results = await this.#sandbox.finish(false);
    return parseAnswer(Buffer.concat(results.map(({ bytes }) => bytes)).toString('utf8'), token);
  }
}

interface Request {
  readonly pid: number;
  readonly what: number;
  /** The object's name, then those of functions. */
  readonly strings: readonly string[];
}

function encodeRequest(token: number, { pid, what, strings }: Request): Uint8Array {
  const text = Buffer.from(strings.map((string) => `${string}\0`).join(''));
  const length = requestBytes + text.length;
  const record = Buffer.alloc(headBytes + Math.ceil(length / 8) * 8);
  record.writeUInt32LE(length, 0);
  record.writeUInt32LE(token, headBytes);
  record.writeUInt32LE(pid, headBytes + 4);
  record.writeUInt32LE(what, headBytes + 8);
  text.copy(record, headBytes + requestBytes);
  return record;
}

/** `BCCX_FUNCTIONS_MODULE` names another one. */
function modulePath(): string {
  const override = process.env['BCCX_FUNCTIONS_MODULE'];
  if (override !== undefined && override !== '') return override;
  const candidates = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return candidates.find((candidate) => existsSync(candidate)) ?? candidates[0] ?? '';
}
