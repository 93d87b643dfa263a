import { Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { askModule, loadAskedModule } from '../wasm/asked-module.ts';
import { type FoundObject, parseAnswer } from './function-list.ts';

/** A list of every function of a large object is text of some megabytes. */
const limits = { memoryBytes: 256 << 20, cpuSeconds: 20, outputBytes: 128 << 20 };

/** struct request of core/wasm/functions. */
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
    this.#ready = loadAskedModule(sandbox, 'functions');
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

  #inTurn(request: Request): Promise<FoundObject | undefined> {
    const found = this.#queue.then(() => this.#ask(request));
    this.#queue = found.catch(() => undefined);
    return found;
  }

  async #ask(request: Request): Promise<FoundObject | undefined> {
    await this.#ready;
    const token = ++this.#token;
    return parseAnswer(await askModule(this.#sandbox, encodeRequest(token, request)), token);
  }
}

interface Request {
  readonly pid: number;
  readonly what: number;
  /** The object's name, then those of functions. */
  readonly strings: readonly string[];
}

function encodeRequest(token: number, { pid, what, strings }: Request): Uint8Array {
  const fixed = Buffer.alloc(requestBytes);
  fixed.writeUInt32LE(token, 0);
  fixed.writeUInt32LE(pid, 4);
  fixed.writeUInt32LE(what, 8);
  return Buffer.concat([fixed, ...strings.map((string) => Buffer.from(`${string}\0`))]);
}
