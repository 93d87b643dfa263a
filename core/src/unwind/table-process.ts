import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { LineSplitter } from '../sandbox/line-splitter.ts';
import { ReaderProcess } from '../sandbox/reader-process.ts';
import { AnswerDecoder } from './answer-decoder.ts';
import type { TableBuilder } from './object-tables.ts';
import { encodeRequests, type TableAnswer, type TableRequest } from './table-request.ts';

/** One table of the largest programs takes 0.2 s; a file system that hangs takes for ever. */
const ANSWER_MS = 5_000;
/** A process that is killed ends within this time, unless a file system holds it. */
const CLOSE_MS = 2_000;
const EIO = -5;
/** Processes that are started again after one that hung or died. */
const LIVES = 3;

export interface TableProcessOptions {
  /** The programs, from `gluePaths()`. */
  readonly paths: { readonly unwind: string; readonly reader: string };
  /** Processes whose objects may be read. */
  readonly processes: 'all' | readonly number[];
  onLog(level: number, text: string): void;
}

interface Waiting {
  readonly request: TableRequest;
  settle(answer: TableAnswer): void;
}

/**
 * bccx-unwind with a bccx-reader of its own: makes unwind tables where nothing can be stolen.
 *
 * Both start at once and are ready before the kernel side is. When the process hangs or dies, the object it was at has no
 * table, and a new one takes the rest; after the last there are no more tables.
 */
export class TableProcess implements TableBuilder {
  readonly #options: TableProcessOptions;
  readonly #waiting: Waiting[] = [];
  /** Processes that the reader was asked for. */
  readonly #seen = new Set<number>();
  #lives = LIVES;
  #reader: ReaderProcess | undefined;
  #process: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: TableProcessOptions) {
    this.#options = options;
    this.#start();
  }

  /** Answers come in the order of the requests, whatever their op. */
  build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    const last = requests.at(-1);
    if (last === undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (request: TableRequest, answer: TableAnswer): void => {
        try {
          take(answer);
          if (request === last) resolve();
        } catch (error) {
          reject(error);
        }
      };
      for (const request of requests) this.#waiting.push({ request, settle: (answer) => settle(request, answer) });
      this.#send(requests);
      this.#watch();
    });
  }

  /** Ends both processes; what still waits gets no table. One that hangs in the kernel is not waited for. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    this.#giveUp();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    await Promise.race([this.#ended, late]);
    clearTimeout(timer);
  }

  #start(): void {
    const { paths, processes, onLog } = this.#options;
    const reader = new ReaderProcess({
      path: paths.reader,
      reads: new Set(['process-maps', 'mapped-objects']),
      processes,
      onLog,
    });
    const child = spawn(paths.unwind, [], {
      stdio: ['pipe', 'pipe', 'pipe', reader.socket],
      env: {},
      cwd: '/',
      detached: true,
    });
    const decoder = new AnswerDecoder();
    const lines = new LineSplitter((line) => onLog(1, line));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (chunk: Buffer) => this.#receive(child, decoder, chunk));
    const gone = new Promise<void>((resolve) => {
      child.once('close', resolve);
      child.once('error', (error) => {
        onLog(0, error.message);
        resolve();
      });
    });
    gone.then(() => this.#lost(child));
    this.#ended = Promise.all([this.#ended, gone, reader.ended]).then(() => undefined);
    this.#reader = reader;
    this.#process = child;
  }

  #send(requests: readonly TableRequest[]): void {
    if (this.#process === undefined) {
      this.#giveUp();
      return;
    }
    // What the reader recorded when it was asked before does not have what a process has mapped since.
    const asked = new Set(requests.filter(({ body }) => body === undefined).map(({ tgid }) => tgid));
    this.#reader?.note([...asked].filter((tgid) => this.#seen.has(tgid)));
    for (const tgid of asked) this.#seen.add(tgid);
    (this.#process.stdin as Socket | null)?.write(encodeRequests(requests));
  }

  #receive(child: ChildProcess, decoder: AnswerDecoder, chunk: Buffer): void {
    if (child !== this.#process) return;
    try {
      for (const answer of decoder.push(chunk)) {
        const next = this.#waiting[0];
        if (next === undefined || next.request.token !== answer.token)
          throw new RangeError('it answered what was not asked');
        this.#waiting.shift();
        next.settle(answer);
        this.#watch();
      }
    } catch (error) {
      this.#options.onLog(1, `unwind tables: ${error instanceof Error ? error.message : String(error)}`);
      child.kill('SIGKILL');
    }
  }

  /** The clock of the answer that is due next. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => this.#process?.kill('SIGKILL'), ANSWER_MS);
    this.#timer.unref();
  }

  #lost(child: ChildProcess): void {
    if (child !== this.#process || this.#closed) return;
    const culprit = this.#waiting.shift();
    this.#options.onLog(1, 'unwind tables: their process ended; the object it was at goes without');
    culprit?.settle(noTable(culprit.request));
    this.#stop();
    if (--this.#lives === 0) {
      this.#giveUp();
      return;
    }
    this.#start();
    if (this.#waiting.length > 0) this.#send(this.#waiting.map(({ request }) => request));
    this.#watch();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    const child = this.#process;
    this.#process = undefined;
    child?.kill('SIGKILL');
    child?.stdin?.destroy();
    child?.stderr?.destroy();
    this.#reader?.kill();
    this.#reader = undefined;
  }

  #giveUp(): void {
    for (const { request, settle } of this.#waiting.splice(0)) settle(noTable(request));
  }
}

function noTable({ token }: TableRequest): TableAnswer {
  const nothing = { base: 0n, textEnd: 0, fdeBytes: 0n, unsupportedBytes: 0n, segments: [], rows: new Uint32Array(0) };
  return { token, error: EIO, ...nothing, vouched: false, stop: 0, digest: '' };
}
