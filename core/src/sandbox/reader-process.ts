import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { LineSplitter } from './line-splitter.ts';
import { CONTROL_OP, encodeControl, parseSubject, readRootsOnly, type Subject } from './reader-protocol.ts';

/** Room for the subject in the reader's command line. */
const FILLER = '.'.repeat(64);

export interface ReaderOptions {
  /** The program bccx-reader. */
  readonly path: string;
  readonly reads: ReadonlySet<string>;
  readonly processes: 'all' | readonly number[];
  /** Fetches debug files; undefined: none are fetched. */
  readonly fetcher?: DebugFileFetcher | undefined;
  onLog(level: number, text: string): void;
}

/** Whoever gets debug files from elsewhere. */
export interface DebugFileFetcher {
  /** Where they are kept, as BUILDID/debuginfo. */
  readonly folder: string;
  /** Settles when the file is there or will not come. buildId: in hexadecimal. */
  fetch(buildId: string): Promise<void>;
}

/** The process that reads traced processes' files. It outlives a child, so what it recorded serves the next one, too. */
export class ReaderProcess {
  /** Controls go out on it, and the jail takes the pipes for its child from it. */
  readonly socket: Socket;
  /** Settles when it has ended. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  #killed = false;

  /** @throws {Error} when it cannot be started */
  constructor({ path, reads, processes, fetcher, onLog }: ReaderOptions) {
    const all = processes === 'all' ? ['--all'] : [];
    const fetched = fetcher === undefined ? [] : ['--debuginfod', fetcher.folder];
    const args = [...all, '--reads', [...reads].join(','), ...fetched, FILLER];
    const wants = fetcher === undefined ? 'ignore' : 'pipe';
    this.#process = spawn(path, args, { stdio: ['pipe', wants, 'pipe'], env: {}, cwd: '/', detached: true });
    const { stdin, stdout, stderr } = this.#process;
    if (stdin === null || stderr === null) throw new Error(`cannot start '${path}'`);
    this.socket = stdin as Socket;
    this.ended = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        if (!this.#killed) onLog(1, `bccx-reader ended with ${signal ?? code}: no files can be read any more`);
        resolve();
      });
      this.#process.once('error', (error) => {
        onLog(0, error.message);
        resolve();
      });
    });
    // What is written to one that has ended is lost, and shows as reads that fail.
    this.socket.on('error', () => undefined);
    const lines = new LineSplitter((line) => onLog(1, line));
    stderr.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    const wanted = new LineSplitter((buildId) => {
      void fetcher?.fetch(buildId).then(() => this.#control(CONTROL_OP.FETCHED));
    });
    stdout?.setEncoding('latin1').on('data', (text: string) => wanted.push(text));
    if (processes !== 'all') for (const pid of processes) this.#control(CONTROL_OP.ALLOW, pid);
  }

  note(pids: readonly number[]): void {
    for (const pid of pids) this.#control(CONTROL_OP.NOTE, pid);
  }

  noteAll(): void {
    this.#control(CONTROL_OP.NOTE_ALL);
  }

  /** Nothing of this subject is read any more. */
  block({ kind, a, b }: Subject): void {
    this.socket.write(encodeControl(CONTROL_OP.BLOCK, kind, { a, b }));
  }

  /** A new interval has budgets of its own. */
  renew(): void {
    this.#control(CONTROL_OP.RENEW);
  }

  /** What it reads or read last; undefined when that is nothing, or when it has ended. */
  subject(): Subject | undefined {
    return parseSubject(this.#commandLine());
  }

  /** The child has read nothing so far that others than root may write to. */
  rootsOnly(): boolean {
    return readRootsOnly(this.#commandLine());
  }

  /** Empty when it has ended. */
  #commandLine(): string {
    try {
      return readFileSync(`/proc/${this.#process.pid}/cmdline`, 'latin1');
    } catch {
      return '';
    }
  }

  /** Ends it, also when it hangs in a file system that lets itself be interrupted. */
  kill(): void {
    this.#killed = true;
    this.#process.kill('SIGKILL');
    this.socket.destroy();
    this.#process.stdout?.destroy();
    this.#process.stderr?.destroy();
    // In a file system that does not let itself be interrupted it may stay; the host does not.
    this.#process.unref();
  }

  #control(op: number, number = 0): void {
    this.socket.write(encodeControl(op, number));
  }
}
