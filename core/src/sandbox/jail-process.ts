import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { CpuClock } from './cpu-clock.ts';
import { type Frame, FrameDecoder } from './frame-decoder.ts';
import { LineSplitter } from './line-splitter.ts';
import type { SandboxLayer } from './sandbox.ts';

/**
 * Runs the script that the jail left open as descriptor 5. `compileFunction` takes the text as it is: nothing is resolved
 * or looked up in a file system that the child cannot see.
 */
const BOOT = [
  "const fs=require('fs')",
  "const text=fs.readFileSync(5,'utf8')",
  'fs.closeSync(5)',
  "require('vm').compileFunction(text,['require'])(require)",
].join(';');

/**
 * Memory that node itself may use beside the module's: heap, compiler, code and its threads' stacks. From V8 13 on the
 * engine keeps the 512 MiB that it reserves for code writable, which RLIMIT_DATA counts although hardly any is used.
 */
const NODE_BYTES = (Number.parseInt(process.versions.v8, 10) >= 13 ? 1024 : 512) * 2 ** 20;

/**
 * Few threads, and a young generation that stays small although every host call makes garbage. The old generation is left
 * without a limit: the engine takes linear memory for part of it and would collect at each growth; RLIMIT_DATA holds.
 * A function is only optimized after some tenths of a second in it: compiling all that a short trace warms takes 10 MB and
 * more CPU time than it saves.
 */
const NODE_FLAGS = [
  '--single-threaded-gc',
  '--v8-pool-size=1',
  '--max-semi-space-size=2',
  '--wasm-tiering-budget=200000000',
  '--no-warnings',
];

/** What the launcher reports last, before the child becomes node. */
const LAST_LAYER = 'seccomp';

/** How node is started inside the jail. */
export const nodeArguments: readonly string[] = [...NODE_FLAGS, '-e', BOOT];

export interface JailOptions {
  /** The program bccx-jail. */
  readonly path: string;
  /** The child's script, one file. */
  readonly script: string;
  /** Undefined when the module may read nothing. */
  readonly reader: Socket | undefined;
  /** Of the module. */
  readonly memoryBytes: number;
  /** Most bytes of one result's part. */
  readonly outputBytes: number;
  /** Most bytes of one question of the module and its answer; 0 when they are not told. */
  readonly askedBytes: number;
}

export interface JailListener {
  frame(frame: Frame): void;
  log(level: number, text: string): void;
  /** Nothing comes any more: how the child ended. */
  ended(how: string): void;
}

/** One child in its jail, from start to end. */
export class JailProcess {
  /** As the launcher reported them; complete once `confined` has settled. */
  readonly layers: SandboxLayer[] = [];
  /** Settles when the last layer is reported, or when none will be any more. */
  readonly confined: Promise<void>;
  /** Settles when neither the child nor its launcher is left. */
  readonly gone: Promise<void>;
  #clock: CpuClock | undefined;
  readonly #process: ChildProcess;
  readonly #listener: JailListener;
  readonly #decoder: FrameDecoder;
  readonly #commands: Socket;
  readonly #status: Socket;
  #fault: string | undefined;
  #endOfLayers: () => void = () => undefined;

  /** @throws {Error} when it cannot be started */
  constructor(options: JailOptions, listener: JailListener) {
    this.#listener = listener;
    this.confined = new Promise((resolve) => {
      this.#endOfLayers = resolve;
    });
    this.#decoder = new FrameDecoder(options.outputBytes, options.askedBytes);
    const args = ['--node', process.execPath, '--script', options.script];
    if (options.reader !== undefined) args.push('--reader');
    args.push('--memory', String(options.memoryBytes + NODE_BYTES), '--', ...nodeArguments);
    this.#process = spawn(options.path, args, {
      stdio: ['pipe', 'pipe', 'pipe', options.reader ?? 'ignore', 'pipe'],
      env: {},
      cwd: '/',
      detached: true,
    });
    const [commands, results, log, , status] = this.#process.stdio;
    if (commands == null || results == null || log == null || status == null) {
      throw new Error(`cannot start '${options.path}'`);
    }
    this.#commands = commands as Socket;
    this.#status = status as Socket;
    this.#commands.on('error', () => undefined);
    this.#status.on('error', () => undefined);
    (results as Socket).on('data', (chunk: Buffer) => this.#receive(chunk));
    const lines = new LineSplitter((line) => listener.log(1, line));
    (log as Socket).setEncoding('utf8').on('data', (text: string) => lines.push(text));
    const reports = new LineSplitter((line) => this.#report(line));
    this.#status.setEncoding('utf8').on('data', (text: string) => reports.push(text));
    this.gone = this.#end(() => {
      lines.end();
      reports.end();
    });
  }

  /** Of the child; undefined until it exists. */
  get clock(): CpuClock | undefined {
    return this.#clock;
  }

  send(header: Uint8Array, payload: Uint8Array): void {
    this.#commands.write(header);
    if (payload.byteLength > 0) this.#commands.write(payload);
  }

  /** Ends the child; `why` is told as how it ended. */
  kill(why: string): void {
    this.#fault ??= why;
    // Its end tells the launcher to kill the child; the launcher goes when it has reaped it.
    this.#status.destroy();
    this.#commands.destroy();
  }

  /** Does not wait for it any longer: nothing of it keeps the host from ending. */
  abandon(): void {
    this.#process.unref();
    for (const stream of this.#process.stdio) if (stream !== null) stream?.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#fault !== undefined) return;
    try {
      for (const frame of this.#decoder.push(chunk)) this.#listener.frame(frame);
    } catch (error) {
      this.kill(error instanceof Error ? error.message : String(error));
    }
  }

  #report(line: string): void {
    const [what = '', name = '', ...rest] = line.split(' ');
    const detail = rest.join(' ');
    if (what === 'layer') this.#layer(name, detail);
    else if (what === 'child') this.#born(Number(name));
    else if (what === 'error') this.#fault ??= `${name}: ${detail}`;
    else if (what === 'signal') this.#fault ??= `it was ended by signal ${name}`;
    else if (what === 'exit') this.#fault ??= `it ended with code ${name}`;
  }

  #layer(name: string, answer: string): void {
    const holds = answer.startsWith('yes');
    this.layers.push({ name, holds, detail: answer.slice(holds ? 4 : 3) });
    if (name === LAST_LAYER) this.#endOfLayers();
  }

  #born(pid: number): void {
    try {
      this.#clock = new CpuClock(pid);
    } catch {
      // It has ended already; how is on its way.
    }
  }

  #end(flush: () => void): Promise<void> {
    return new Promise((resolve) => {
      const end = (how: string): void => {
        flush();
        this.#clock?.close();
        this.#endOfLayers();
        this.#listener.ended(this.#fault ?? how);
        resolve();
      };
      this.#process.once('error', (error) => end(error.message));
      this.#process.once('close', (code, signal) => end(`its launcher ended with ${signal ?? code}`));
    });
  }
}
