import { BccxError, causeText } from '../errors/bccx-error.ts';
import { builtFile } from '../files/built-file.ts';
import type { CacheFolder } from '../files/cache-folder.ts';
import { visible } from '../output/escape.ts';
import { ABI_FINISH, ERRNO } from './abi.generated.ts';
import { Deadline, type Overrun } from './deadline.ts';
import { EntryStore } from './entry-store.ts';
import type { Frame } from './frame-decoder.ts';
import { JailProcess } from './jail-process.ts';
import { type Entry, headerOf, Journal, type Outcome } from './journal.ts';
import { decodeEntries } from './kept-entries.ts';
import { ANSWER, COMMAND, FAILURE, type Header, READ_BITS, TELL_ASKED } from './protocol.ts';
import { type DebugFileFetcher, ReaderProcess } from './reader-process.ts';
import type { Subject } from './reader-protocol.ts';
import { Results } from './results.ts';
import { SandboxEnded } from './sandbox-ended.ts';

/** What one result of a finished interval is: bytes whose format `kind` tells. */
export interface SandboxResult {
  /** 'profile' is a bccx.profile.v1 message, 'rows' and 'histograms' are the manifest's typed records. */
  readonly kind: 'profile' | 'rows' | 'histograms' | 'text';
  /** Index in the manifest's `results`. */
  readonly result: number;
  readonly bytes: Uint8Array;
}

export interface SandboxLimits {
  /** Most linear memory the module may have. */
  readonly memoryBytes: number;
  /** CPU time the child may use for one call into the module. */
  readonly cpuSeconds: number;
  /** Bytes the module may emit until `finish` returns. */
  readonly outputBytes: number;
}

export interface SandboxOptions {
  /** The two helper programs, from `gluePaths()`. */
  readonly paths: { readonly jail: string; readonly reader: string };
  readonly limits: SandboxLimits;
  /** What the user granted of the manifest's `permissions.module.reads`. */
  readonly reads: ReadonlySet<string>;
  /** Processes whose files the module may ask for, by pid. */
  readonly processes: 'all' | readonly number[];
  /** Time that one call may spend waiting for files; 20 s when it is not given. */
  readonly waitSeconds?: number;
  /** The child starts when `boot` says so, not at once: that takes CPU time which others are in more of a hurry for. */
  readonly patient?: boolean;
  /** Of a run that is recorded. */
  readonly recorder?: SandboxRecorder | undefined;
  /** Where what modules put into their caches is kept between runs; nowhere when it is left out, as for a run that is recorded. */
  readonly cache?: CacheFolder | undefined;
  /** Of a run that may fetch debug files. */
  readonly fetcher?: DebugFileFetcher | undefined;
  /** Lines of the module and of the child; control characters are already escaped. level: 0 error, 1 warning, 2 info, 3 debug. */
  onLog(level: number, text: string): void;
}

/** Takes down what a module is given, asks and answers, in order. */
export interface SandboxRecorder {
  /** A command that the module carried out. status: what its function answered. */
  command(header: Header, payload: Uint8Array, status: number): void;
  /** A question of the module (asked.ts), before the command in which it was asked. */
  asked(asked: Uint8Array): void;
  /** What the module emitted until a finish. */
  emitted(results: readonly SandboxResult[]): void;
  /** The child was started again: what comes now was said before. */
  restarted(): void;
}

export interface SandboxStats {
  /** CPU time of the child. */
  readonly cpuMs: number;
  /** Host functions the module called. */
  readonly calls: number;
  /** Bytes that the reader delivered. */
  readonly bytesRead: number;
  /** How often the child was started again. */
  readonly restarts: number;
}

/** What the launcher could put around the child. */
export interface SandboxLayer {
  readonly name: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** Generous: node takes seconds to start on an emulated or crowded machine. */
const BOOT_MS = 30_000;
/** Time that one call may spend waiting for files; the module's CPU time is limited by its manifest. */
const WAIT_SECONDS = 20;
/** A process that hangs in the kernel cannot be waited for. */
const CLOSE_MS = 2_000;
const PAGE_BYTES = 65_536;
/** What a question takes beside the bytes of its answer. */
const ASKED_HEAD_BYTES = 16_384;
/** Lines of the child that are passed on until the next finish; one taken over could fill a terminal with them. */
const LOG_LINES = 1000;
const nothing = new Uint8Array(0);

/**
 * The unprivileged process that runs a tool's module.
 *
 * Trust boundary: the child is hostile. It gets batches and options, asks bccx-reader for files, and answers with frames,
 * which are checked for kind, size and order before anything is made of them (frame-decoder.ts, results.ts). What it costs is
 * limited from outside (deadline.ts). When it dies it is started once more with the file it had read last kept from it,
 * and given everything again that it was given since the last finish (journal.ts).
 */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #journal = new Journal();
  readonly #results: Results;
  readonly #deadline: Deadline;
  readonly #gone: Promise<void>[] = [];
  readonly #booted: Promise<void>;
  #script = '';
  #bootEnds: (error?: Error) => void = () => undefined;
  #bootTimer: NodeJS.Timeout | undefined;
  #reader: ReaderProcess | undefined;
  #jail: JailProcess | undefined;
  /** What is to be noted once there is a reader. */
  readonly #noted: ('all' | readonly number[])[] = [];
  #begun = false;
  #alive = false;
  #ready = false;
  #restarts = 0;
  #suspect: Subject | undefined;
  #failure: Error | undefined;
  #closed = false;
  /** Readers that were started. */
  #readers = 0;
  #store: EntryStore | undefined;
  #kept: Uint8Array = nothing;
  #keeping: Promise<void> = Promise.resolve();
  #linesLeft = LOG_LINES;
  #stats = { cpuMs: 0, calls: 0, bytesRead: 0 };

  /**
   * Returns at once. The processes are started when the caller next waits for something, so that what it begins before then
   * does not wait for them; errors surface from the first call awaited.
   */
  static start(options: SandboxOptions): Sandbox {
    return new Sandbox(options);
  }

  private constructor(options: SandboxOptions) {
    const { cpuSeconds, outputBytes } = options.limits;
    this.#options = options;
    this.#results = new Results(outputBytes);
    this.#deadline = new Deadline({ cpuSeconds, waitSeconds: options.waitSeconds ?? WAIT_SECONDS }, (overrun) =>
      this.#overran(overrun),
    );
    this.#booted = new Promise((resolve, reject) => {
      this.#bootEnds = (error) => (error === undefined ? resolve() : reject(error));
    });
    this.#booted.catch(() => undefined);
    this.#attempt(() => {
      this.#script = builtFile('sandbox-child.js', { variable: 'BCCX_SANDBOX_CHILD' });
      setImmediate(() => (options.patient === true ? this.#attempt(() => this.#begin()) : this.boot()));
    });
  }

  /**
   * Compile and instantiate the module, after checking its imports, exports and memory.
   *
   * @throws {BccxError} BCCX_SANDBOX_MODULE, BCCX_SANDBOX_START, SandboxEnded
   */
  async load(module: Uint8Array): Promise<void> {
    const { memoryBytes, outputBytes } = this.#options.limits;
    let reads = 0;
    for (const read of this.#options.reads) reads |= READ_BITS[read] ?? 0;
    const value = BigInt(reads) | (this.#options.recorder === undefined ? 0n : TELL_ASKED);
    const fields = { op: COMMAND.LOAD, a: Math.floor(memoryBytes / PAGE_BYTES), b: outputBytes, value };
    if (this.#options.cache !== undefined) this.#store = new EntryStore(this.#options.cache, module);
    const entries = this.#store?.read();
    // Another child does without them.
    if (entries !== undefined) this.#inPassing('cache_get', { op: COMMAND.FILL }, entries);
    await this.#command('bccx_abi', fields, module);
  }

  /**
   * Hand over the options; keys as `bccx_configure` documents them.
   *
   * @throws {BccxError} BCCX_SANDBOX_CALL, BCCX_SANDBOX_START, SandboxEnded
   */
  async configure(options: Record<string, string>): Promise<void> {
    const text = Object.entries(options).map(([key, value]) => `${key}=${value.replaceAll('\0', '')}\0`);
    await this.#command('bccx_configure', { op: COMMAND.CONFIGURE }, Buffer.from(text.join('')));
  }

  /** Record these processes' mappings and open their objects now, so that they resolve after they exit. */
  note(processes: 'all' | readonly number[]): void {
    if (!this.#begun) this.#noted.push(processes);
    else if (processes === 'all') this.#reader?.noteAll();
    else this.#reader?.note(processes);
  }

  /**
   * One drained batch. `records` is copied: the caller may use it again as soon as this has returned its promise.
   *
   * @throws {BccxError} BCCX_SANDBOX_CALL, BCCX_SANDBOX_START, SandboxEnded
   */
  async consume(stream: number, records: Uint8Array, count: number, lost: bigint): Promise<void> {
    // A copy, also of a Buffer, whose slice() would be none.
    await this.#command(
      'bccx_consume',
      { op: COMMAND.CONSUME, a: stream, b: count, value: lost },
      new Uint8Array(records),
    );
  }

  /** Records that will come again with `consume`, for the module to look at beforehand. `records` is copied. */
  preview(stream: number, records: Uint8Array, count: number): void {
    this.#inPassing('bccx_consume', { op: COMMAND.CONSUME, a: stream, b: count }, new Uint8Array(records));
  }

  #inPassing(name: string, fields: Partial<Header>, payload: Uint8Array): void {
    this.#command(name, fields, payload, true).catch((error: unknown) => this.#missed(error));
  }

  /** About once a second while tracing. */
  tick(nowNs: bigint): void {
    this.#command('bccx_tick', { op: COMMAND.TICK, value: nowNs }).catch((error: unknown) => this.#missed(error));
  }

  /** Nobody waits for it; whoever waits for the next call learns of it. */
  #missed(error: unknown): void {
    if (!this.#closed) this.#options.onLog(1, causeText(error));
  }

  /**
   * End of an interval or, with `final`, of the trace.
   *
   * @throws {BccxError} BCCX_SANDBOX_CALL, BCCX_SANDBOX_START, SandboxEnded
   */
  async finish(final: boolean): Promise<SandboxResult[]> {
    this.#reader?.renew();
    this.#linesLeft = LOG_LINES;
    await this.#command('bccx_finish', { op: COMMAND.FINISH, a: final ? ABI_FINISH.FINAL : 0 });
    const results = this.#results.take();
    this.#options.recorder?.emitted(results);
    if (final && this.#store !== undefined) this.#keeping = this.#keep(this.#store);
    return results;
  }

  /** While the caller writes its results. */
  async #keep(store: EntryStore): Promise<void> {
    try {
      await this.#command('bccx_tick', { op: COMMAND.KEEP, value: process.hrtime.bigint() }, nothing, true);
      // One that was started again may have been taken over by what ended the first.
      const honest = this.#restarts === 0 && this.#readers === 1 && this.#reader?.rootsOnly() === true;
      if (honest && this.#kept.byteLength > 0) store.write(decodeEntries(this.#kept));
    } catch (error) {
      this.#missed(error);
    }
  }

  /**
   * Which layers hold, as the launcher reported them.
   *
   * @throws {BccxError} BCCX_SANDBOX_START
   */
  async layers(): Promise<readonly SandboxLayer[]> {
    await this.#booted;
    await this.#jail?.confined;
    return this.#jail?.layers ?? [];
  }

  stats(): SandboxStats {
    const { cpuMs, calls, bytesRead } = this.#stats;
    const now = this.#alive ? (this.#jail?.clock?.read().ms ?? 0) : 0;
    return { cpuMs: cpuMs + now, calls, bytesRead, restarts: this.#restarts };
  }

  /** Ends the child and the reader; nothing is left when the promise resolves, unless it hangs in the kernel. */
  async close(): Promise<void> {
    await this.#atMostAWhile(this.#keeping);
    if (!this.#closed) {
      this.#closed = true;
      this.#fail(startError('it was closed'));
      this.#jail?.kill('closed');
      this.#reader?.kill();
    }
    await this.#atMostAWhile(Promise.all(this.#gone));
    this.#jail?.abandon();
  }

  /** Waits for it, but not for ever. */
  async #atMostAWhile(what: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    await Promise.race([what, late]);
    clearTimeout(timer);
  }

  /** Of a patient sandbox: has the child start now. What was asked of it has waited. */
  boot(): void {
    if (this.#jail !== undefined || this.#closed || this.#failure !== undefined) return;
    this.#attempt(() => {
      this.#begin();
      this.#startJail();
      for (const entry of this.#journal.replay()) this.#send(entry);
    });
  }

  /** Starts the reader, which has to see processes before they end. */
  #begin(): void {
    if (this.#begun || this.#closed) return;
    this.#begun = true;
    this.#startReader();
    for (const processes of this.#noted.splice(0)) this.note(processes);
  }

  /** What cannot be started fails all that was asked and will be. */
  #attempt(start: () => void): void {
    try {
      start();
    } catch (error) {
      this.#fail(startError(causeText(error)));
    }
  }

  #startReader(): void {
    const { reads, processes, paths } = this.#options;
    if (reads.size === 0) return;
    const onLog = (level: number, text: string): void => this.#log(level, text);
    this.#readers++;
    this.#reader = new ReaderProcess({ path: paths.reader, reads, processes, fetcher: this.#fetcher(), onLog });
    this.#gone.push(this.#reader.ended);
  }

  /** While a file is fetched, the module waits for the network. */
  #fetcher(): DebugFileFetcher | undefined {
    const { fetcher } = this.#options;
    if (fetcher === undefined) return undefined;
    return {
      folder: fetcher.folder,
      fetch: async (buildId) => {
        this.#deadline.hold();
        try {
          await fetcher.fetch(buildId);
        } finally {
          this.#deadline.release();
        }
      },
    };
  }

  #startJail(): void {
    const { paths, limits } = this.#options;
    this.#ready = false;
    this.#results.clear();
    const jail = new JailProcess(
      {
        path: paths.jail,
        script: this.#script,
        reader: this.#reader?.socket,
        memoryBytes: limits.memoryBytes,
        outputBytes: limits.outputBytes,
        askedBytes: this.#options.recorder === undefined ? 0 : limits.memoryBytes + ASKED_HEAD_BYTES,
      },
      {
        frame: (frame) => this.#receive(frame),
        log: (level, text) => this.#childLog(level, text),
        ended: (how) => this.#ended(jail, how),
      },
    );
    this.#jail = jail;
    this.#alive = true;
    this.#gone.push(jail.gone);
    this.#bootTimer = setTimeout(() => jail.kill(`it was not ready within ${BOOT_MS / 1000} s`), BOOT_MS);
  }

  #command(name: string, fields: Partial<Header>, payload: Uint8Array = nothing, passing = false): Promise<Frame> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const answered = new Promise<Frame>((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        const error = 'error' in outcome ? outcome.error : failureOf(name, outcome.answer);
        if ('answer' in outcome && error === undefined) resolve(outcome.answer);
        else reject(error);
      };
      const idle = this.#journal.current === undefined;
      this.#send(this.#journal.add(fields, payload, { name, passing, settle }));
      if (idle) this.#watch();
    });
    // Whoever does not wait for it learns of the failure from the next call that is waited for.
    answered.catch(() => undefined);
    return answered;
  }

  #send(entry: Entry): void {
    this.#jail?.send(headerOf(entry), entry.payload);
  }

  /** The clock runs while the child is at a command, from the beginning of each. */
  #watch(): void {
    const clock = this.#jail?.clock;
    if (this.#ready && clock !== undefined && this.#journal.current !== undefined) this.#deadline.start(clock);
    else this.#deadline.stop();
  }

  /** @throws {Error} when the child answers what it was not asked; its jail is ended for it */
  #receive(frame: Frame): void {
    switch (frame.op) {
      case ANSWER.READY:
        this.#boot();
        break;
      case ANSWER.LOG:
        // What it said in a call that was answered before has been told already.
        if (!this.#journal.repeats) this.#childLog(Math.min(frame.a, 3), textOf(frame));
        break;
      case ANSWER.RESULT:
        this.#results.add(frame.a, frame.b, frame.payload);
        break;
      case ANSWER.KEPT:
        this.#kept = frame.payload;
        break;
      case ANSWER.ASKED:
        this.#options.recorder?.asked(frame.payload);
        break;
      default:
        this.#done(frame);
    }
  }

  #boot(): void {
    if (this.#ready) throw new Error('it said twice that it is ready');
    this.#ready = true;
    clearTimeout(this.#bootTimer);
    this.#bootEnds();
    this.#watch();
    void this.#tellMissingLayers();
  }

  /** Missing are namespaces where bccx may not make them; a warning is due when nothing is left in a layer's place. */
  async #tellMissingLayers(): Promise<void> {
    const layers = await this.layers();
    if (this.#restarts > 0) return;
    const missing = new Set(layers.filter(({ holds }) => !holds).map(({ name }) => name));
    if (missing.size === 0) return;
    const open =
      missing.has('seccomp') || missing.has('limits') || (missing.has('landlock') && missing.has('own-root'));
    this.#log(open ? 1 : 3, `the module's process runs without: ${[...missing].join(', ')}`);
  }

  #done(frame: Frame): void {
    if (frame.sequence !== this.#journal.current?.header.sequence) throw new Error('it answered what it was not asked');
    this.#stats.calls = Math.max(this.#stats.calls, frame.a);
    this.#stats.bytesRead = Math.max(this.#stats.bytesRead, Number(frame.value));
    const { header, payload } = this.#journal.current;
    if (frame.b === FAILURE.TRAP) throw new Error(`the module trapped: ${textOf(frame)}`);
    this.#options.recorder?.command(header, payload, frame.status);
    this.#journal.advance(frame);
    this.#watch();
  }

  #overran(overrun: Overrun): void {
    if (overrun === 'cpu') {
      this.#jail?.kill(`it used more than ${this.#options.limits.cpuSeconds} s of CPU time for one call`);
      return;
    }
    this.#suspect = this.#reader?.subject();
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader === undefined || this.#restarts === 0) {
      // First the child: without its reader it would go on.
      this.#jail?.kill('reading a file took too long');
      reader?.kill();
      this.#startReader();
      return;
    }
    reader.kill();
    this.#log(1, 'reading a file took too long again; what is not read yet stays without names');
    this.#watch();
  }

  #ended(jail: JailProcess, how: string): void {
    this.#deadline.stop();
    clearTimeout(this.#bootTimer);
    if (jail !== this.#jail || this.#closed) return;
    this.#alive = false;
    this.#stats.cpuMs += jail.clock?.read().ms ?? 0;
    this.#suspect ??= this.#reader?.subject();
    if (!this.#ready) this.#fail(startError(how));
    else if (this.#restarts > 0) this.#fail(this.#endedTwice(how));
    else this.#restart(how);
  }

  #restart(how: string): void {
    this.#restarts++;
    this.#options.recorder?.restarted();
    const name = describe(this.#suspect);
    this.#log(1, `the module's process ended: ${how}; starting it again without ${name}`);
    this.#attempt(() => {
      if (this.#suspect !== undefined) this.#reader?.block(this.#suspect);
      this.#suspect = undefined;
      this.#startJail();
      for (const entry of this.#journal.replay()) this.#send(entry);
    });
  }

  #endedTwice(how: string): SandboxEnded {
    const what = {
      function: this.#journal.current?.name ?? 'none',
      cause: visible(how),
      subject: describe(this.#suspect),
    };
    return new SandboxEnded(what, this.#journal.batches);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#bootEnds(error);
    this.#journal.fail(error);
  }

  #childLog(level: number, text: string): void {
    if (this.#linesLeft <= 0) return;
    this.#linesLeft--;
    this.#log(level, text);
    if (this.#linesLeft === 0) this.#log(1, `what the module says beyond ${LOG_LINES} lines is left out`);
  }

  #log(level: number, text: string): void {
    this.#options.onLog(level, visible(text));
  }
}

function failureOf(name: string, answer: Frame): BccxError | undefined {
  if (answer.b === FAILURE.REFUSED) return new BccxError('BCCX_SANDBOX_MODULE', { cause: visible(textOf(answer)) });
  if (answer.status >= 0 && answer.b === FAILURE.NONE) return undefined;
  return new BccxError('BCCX_SANDBOX_CALL', { function: name, cause: errnoNames.get(-answer.status) ?? answer.status });
}

const errnoNames = new Map<number, string>(Object.entries(ERRNO).map(([name, value]) => [value, name]));

function startError(cause: string): BccxError {
  return new BccxError('BCCX_SANDBOX_START', { cause: visible(cause) });
}

function textOf(frame: Frame): string {
  return Buffer.from(frame.payload).toString('utf8');
}

function describe(subject: Subject | undefined): string {
  if (subject === undefined) return 'no file in particular';
  if (subject.kind === 1) return `the lists of process ${subject.a}`;
  return `the file with inode ${subject.b} on device ${subject.a >> 20n}:${subject.a & 0xfffffn}`;
}
