import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BpfObject, type Glue, gluePaths } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { ProcessImages } from '../process/process-images.ts';
import type { ProcessWatch } from '../process/process-watch.ts';
import { cacheFolder } from '../store/store-home.ts';
import { CachedTables } from '../unwind/cached-tables.ts';
import { HeldMaps } from '../unwind/held-maps.ts';
import type { TableBuilder } from '../unwind/object-tables.ts';
import { TableCache } from '../unwind/table-cache.ts';
import { TableProcess } from '../unwind/table-process.ts';
import { Unwinder, type UnwinderCounters, type UnwindMaps } from '../unwind/unwinder.ts';
import type { Closers } from './closers.ts';
import type { CommandRun } from './command.ts';
import { mapCommand } from './command-mappings.ts';
import { glueCause, withGlue } from './glue-failure.ts';
import { LateFinish } from './late-finish.ts';
import { type Targets, unwindModes } from './targets.ts';
import type { TraceListener } from './trace-request.ts';

/** Maps of the SDK's bccx/unwind.h; a tool has them when it takes user stacks. */
const maps = { pools: 'unwind_pools', mappings: 'unwind_mappings', processes: 'unwind_procs' } as const;

/** Kernel memory that tables may take: a typical server needs 5 MB. */
const TABLE_BYTES = 64 << 20;
/** A trace of the whole machine waits this long for its first tables; the rest come while it runs. */
const FIRST_MS = 300;
/** For a few processes named on the command line. */
const FEW = { mappings: 8192, processes: 1024 } as const;
/** Where no tables are used; a map has one entry at least. */
const NONE = { mappings: 1, processes: 1 } as const;

export interface UnwindingParts {
  /** The object, which may be opened anew until it is loaded. */
  present(): BpfObject;
  readonly glue: Glue;
  readonly manifest: Manifest;
  readonly targets: Targets;
  /** A command that does not run yet. */
  readonly command: CommandRun | undefined;
  readonly listener: TraceListener;
}

/** Unwind tables for a run: built in a process that has nothing to steal, kept current while the run lasts. */
export class Unwinding {
  readonly #parts: UnwindingParts;
  readonly #closers: Closers;
  readonly #wanted: boolean;
  #tables: TableBuilder | undefined;
  #mappingPlaces = 0;
  #maps: HeldMaps | undefined;
  #unwinder: Unwinder | undefined;
  #first: Promise<void> = Promise.resolve();
  readonly #images = new ProcessImages();
  #watch: ProcessWatch | undefined;
  #late: LateFinish | undefined;

  /** Undefined: the tool takes no user stacks. */
  static begin(parts: UnwindingParts, closers: Closers): Unwinding | undefined {
    return parts.present().maps.some(({ name }) => name === maps.pools) ? new Unwinding(parts, closers) : undefined;
  }

  private constructor(parts: UnwindingParts, closers: Closers) {
    this.#parts = parts;
    this.#closers = closers;
    this.#wanted = parts.targets.unwind === 'auto' || parts.targets.unwind === 'eh';
  }

  /**
   * While the kernel loads the object: starts the process that makes tables and has it make those of what runs now. They go
   * into the maps once these are there.
   */
  prepare(watch: ProcessWatch): void {
    if (!this.#wanted) return;
    this.#unwinder?.close();
    this.#tables ??= new CachedTables(new TableCache(join(cacheFolder(), 'unwind')), this.#startTables(), () =>
      this.#startTables(),
    );
    const held = new HeldMaps(this.#mappingPlaces);
    const unwinder = new Unwinder({
      maps: held,
      builder: this.#tables,
      maxBytes: TABLE_BYTES,
      onError: (error) => this.#say(error),
      onSeen: (tgid, mappings, timeNs) => this.#images.seen(tgid, mappings, timeNs),
    });
    this.#maps = held;
    this.#unwinder = unwinder;
    this.#closers.add(() => unwinder.close());
    // Watching comes first: what changes while the tables are built is looked at again.
    if (this.#watch === undefined) watch.add(this.#images);
    this.#watch = watch;
    watch.add(unwinder);
    const began = performance.now();
    const tables = [unwinder.start(this.#parts.targets.pids), this.#makeThoseOfCommand(unwinder)];
    this.#first = Promise.all(tables).then(() => {
      const { processes, objects } = unwinder.counters;
      const ms = Math.round(performance.now() - began);
      this.#parts.listener.log(2, `unwind tables: ${objects} objects of ${processes} processes in ${ms} ms`);
    });
    this.#first.catch(() => undefined);
  }

  /** Before load: how the walker goes, and maps no larger than that takes. */
  configure(): void {
    const { targets, present } = this.#parts;
    const object = present();
    // Their places in the list are the numbers of enum bccx_unwind_mode, bccx/unwind.h.
    object.setGlobal('bccx_unwind_mode', unwindModes.indexOf(targets.unwind));
    LateFinish.configure(object, this.#parts.manifest, this.#wanted);
    const places = !this.#wanted ? NONE : targets.pids === undefined ? undefined : FEW;
    this.#mappingPlaces = places?.mappings ?? object.maps.find(({ name }) => name === maps.mappings)?.maxEntries ?? 0;
    if (places === undefined) return;
    object.setMaxEntries(maps.mappings, places.mappings);
    object.setMaxEntries(maps.processes, places.processes);
  }

  /**
   * After load, before attach: waits for the tables of the processes that were named. Those of a whole machine are waited
   * for as long as a user would; the busiest processes' come first.
   *
   * @throws {BccxError} BCCX_UNWIND
   */
  async start(): Promise<void> {
    if (this.#maps === undefined) return;
    try {
      this.#maps.open(this.#kernelMaps());
      this.#late = this.#startLate();
      if (this.#parts.targets.pids !== undefined) await this.#first;
      else await Promise.race([this.#first, sleep(FIRST_MS, undefined, { ref: false })]);
    } catch (error) {
      throw new BccxError('BCCX_UNWIND', { cause: glueCause(error) }, { cause: error });
    }
    this.#first.catch((error: unknown) => this.#say(error));
  }

  get counters(): UnwinderCounters | undefined {
    return this.#unwinder?.counters;
  }

  /** What a command will map has its tables before it runs, so that its first stacks wait for nothing. */
  async #makeThoseOfCommand(unwinder: Unwinder): Promise<void> {
    const { command, glue, listener } = this.#parts;
    if (command === undefined) return;
    try {
      using mapped = mapCommand(glue, command.objects());
      await unwinder.ahead(process.pid, mapped.mappings);
    } catch (error) {
      listener.log(2, `unwind tables of the command: ${glueCause(error)}`);
    }
  }

  /** Stacks that the kernel could not finish; undefined for a tool that was built without. */
  get late(): LateFinish | undefined {
    return this.#late;
  }

  #startLate(): LateFinish | undefined {
    const { present, listener } = this.#parts;
    const [watch, unwinder] = [this.#watch, this.#unwinder];
    if (watch === undefined || unwinder === undefined) return undefined;
    const parts = {
      catchUp: () => watch.catchUp(),
      imageAt: (tgid: number, timeNs: bigint) => this.#images.at(tgid, timeNs),
      unwinder,
      start: () => this.#startTables(),
      onError: (error: unknown) => listener.log(1, `late stacks: ${glueCause(error)}`),
    };
    return LateFinish.start(present(), parts, this.#closers);
  }

  #startTables(): TableProcess {
    const { targets, command, listener } = this.#parts;
    const own = command === undefined ? [] : [process.pid];
    const tables = new TableProcess({
      paths: withGlue(gluePaths),
      processes: targets.pids === undefined ? 'all' : [...targets.pids, ...own],
      onLog: (level, text) => listener.log(level, text),
    });
    this.#closers.add(() => tables.close());
    return tables;
  }

  #say(error: unknown): void {
    this.#parts.listener.log(1, `unwind tables: ${glueCause(error)}`);
  }

  #kernelMaps(): Omit<UnwindMaps, 'mappingPlaces'> {
    const object = this.#parts.present();
    const pools = object.map(maps.pools);
    const mappings = object.map(maps.mappings);
    const processes = object.map(maps.processes);
    return {
      pools: (pool, keys, values) => {
        pools.updateInner(pool, keys, values);
        this.#late?.rewritten(pool, keys);
      },
      mappings: (keys, values) => mappings.updateBatch(bytesOf(keys), values),
      processes: (keys, values) => processes.updateBatch(bytesOf(keys), values),
      removeProcess: (tgid) => void processes.delete(bytesOf(Uint32Array.of(tgid))),
    };
  }
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
