import { type BpfObject, gluePaths } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { ProcessWatch } from '../process/process-watch.ts';
import { TableProcess } from '../unwind/table-process.ts';
import { Unwinder, type UnwinderCounters, type UnwindMaps } from '../unwind/unwinder.ts';
import type { Closers } from './closers.ts';
import { glueCause, withGlue } from './glue-failure.ts';
import { type Targets, unwindModes } from './targets.ts';
import type { TraceListener } from './trace-request.ts';

/** Maps of the SDK's bccx/unwind.h; a tool has them when it takes user stacks. */
const maps = { pools: 'unwind_pools', mappings: 'unwind_mappings', processes: 'unwind_procs' } as const;

/** Kernel memory that tables may take: a typical server needs 5 MB. */
const TABLE_BYTES = 64 << 20;
/** For a few processes named on the command line. */
const FEW = { mappings: 8192, processes: 1024 } as const;
/** Where no tables are used; a map has one entry at least. */
const NONE = { mappings: 1, processes: 1 } as const;

export interface UnwindingParts {
  /** The object, which may be opened anew until it is loaded. */
  present(): BpfObject;
  readonly targets: Targets;
  readonly listener: TraceListener;
}

/** Unwind tables for a run: built in a process that has nothing to steal, kept current while the run lasts. */
export class Unwinding {
  readonly #parts: UnwindingParts;
  readonly #closers: Closers;
  readonly #wanted: boolean;
  #tables: TableProcess | undefined;
  #unwinder: Unwinder | undefined;

  /** Undefined: the tool takes no user stacks. */
  static begin(parts: UnwindingParts, closers: Closers): Unwinding | undefined {
    return parts.present().maps.some(({ name }) => name === maps.pools) ? new Unwinding(parts, closers) : undefined;
  }

  private constructor(parts: UnwindingParts, closers: Closers) {
    this.#parts = parts;
    this.#closers = closers;
    this.#wanted = parts.targets.unwind === 'auto' || parts.targets.unwind === 'eh';
  }

  /** Starts the process that makes tables; while the kernel loads the object is the time for it. */
  prepare(): void {
    if (!this.#wanted || this.#tables !== undefined) return;
    const { targets, listener } = this.#parts;
    const tables = new TableProcess({
      paths: withGlue(gluePaths),
      processes: targets.pids ?? 'all',
      onLog: (level, text) => listener.log(level, text),
    });
    this.#tables = tables;
    this.#closers.add(() => tables.close());
  }

  /** Before load: how the walker goes, and maps no larger than that takes. */
  configure(): void {
    const { targets, present } = this.#parts;
    const object = present();
    // Their places in the list are the numbers of enum bccx_unwind_mode, bccx/unwind.h.
    object.setGlobal('bccx_unwind_mode', unwindModes.indexOf(targets.unwind));
    const places = !this.#wanted ? NONE : targets.pids === undefined ? undefined : FEW;
    if (places === undefined) return;
    object.setMaxEntries(maps.mappings, places.mappings);
    object.setMaxEntries(maps.processes, places.processes);
  }

  /**
   * After load, before attach: the tables of what runs now, then those of what comes.
   *
   * @throws {BccxError} BCCX_UNWIND
   */
  async start(watch: ProcessWatch): Promise<void> {
    if (this.#tables === undefined) return;
    const unwinder = new Unwinder({
      maps: this.#kernelMaps(),
      builder: this.#tables,
      maxBytes: TABLE_BYTES,
      onError: (error) => this.#parts.listener.log(1, `unwind tables: ${glueCause(error)}`),
    });
    this.#unwinder?.close();
    this.#unwinder = unwinder;
    this.#closers.add(() => unwinder.close());
    // Watching comes first: what changes while the tables are built is looked at again.
    watch.add(unwinder);
    try {
      await unwinder.start(this.#parts.targets.pids);
    } catch (error) {
      throw new BccxError('BCCX_UNWIND', { cause: glueCause(error) }, { cause: error });
    }
  }

  get counters(): UnwinderCounters | undefined {
    return this.#unwinder?.counters;
  }

  #kernelMaps(): UnwindMaps {
    const object = this.#parts.present();
    const pools = object.map(maps.pools);
    const mappings = object.map(maps.mappings);
    const processes = object.map(maps.processes);
    const mappingPlaces = this.#parts.targets.pids === undefined ? mappings.info.maxEntries : FEW.mappings;
    return {
      mappingPlaces,
      pools: (pool, keys, values) => pools.updateInner(pool, keys, values),
      mappings: (keys, values) => mappings.updateBatch(bytesOf(keys), values),
      processes: (keys, values) => processes.updateBatch(bytesOf(keys), values),
      removeProcess: (tgid) => void processes.delete(bytesOf(Uint32Array.of(tgid))),
    };
  }
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
