import { busiestFirst } from '../process/busiest-first.ts';
import { type ExecutableMapping, executableMappings } from '../process/executable-mappings.ts';
import { BlockPool, type PoolWriter } from './block-pool.ts';
import { layout } from './layout.ts';
import { type ObjectTable, ObjectTables, type TableBuilder } from './object-tables.ts';
import { concatenate, encodeMapping, ProcessSlices, type SliceWriter } from './process-slices.ts';

/** Where the tables of a loaded tool lie. */
export interface UnwindMaps extends SliceWriter {
  readonly pools: PoolWriter;
  /** Entries of `unwind_mappings`. */
  readonly mappingPlaces: number;
}

export interface UnwinderOptions {
  readonly maps: UnwindMaps;
  readonly builder: TableBuilder;
  /** Cap on the pools' kernel memory. */
  readonly maxBytes: number;
  /** An update failed; the tables stay as they were. */
  onError(error: unknown): void;
  /** What a process was seen to map; timeNs: CLOCK_MONOTONIC, before it was read. */
  onSeen?(tgid: number, mappings: readonly ExecutableMapping[], timeNs: bigint): void;
}

export interface UnwinderCounters {
  readonly processes: number;
  readonly mappings: number;
  readonly objects: number;
  /** Bytes of kernel memory that tables lie in. */
  readonly tableBytes: number;
  /** Tables dropped for want of memory while nothing mapped them. */
  readonly evicted: number;
  /** Objects and processes that found no room. */
  readonly refused: number;
}

/** A walk takes microseconds; what it reads is given out again after this. */
const RELEASE_MS = 1_000;
/** Processes whose tables are made and published together: what is traced most is ready first. */
const AT_ONCE = 32;
/** Reading what a process maps takes milliseconds where it maps much. */
const LOOK_AGAIN_MS = 250;
/** Programs map a dozen libraries in a row: wait for the row to end. */
const SETTLE_MS = 2;
/** A 64-bit program has at least its vdso above, a 32-bit one nothing. */
const FOUR_GIB = 1n << 32n;

interface Encoded {
  readonly bytes: Promise<Uint8Array>;
  /** Tables that were dropped, and objects that were known, when it was begun. */
  readonly evicted: number;
  readonly objects: number;
  readonly complete: boolean;
}

/**
 * Keeps the walker's tables in step with the machine's processes.
 *
 * `start` fills in everything that runs; `changed` and `ended` follow exec, dlopen and exit. A process is looked at again as
 * a whole: its /proc/PID/maps is the truth, events only say when to read it.
 */
export class Unwinder {
  readonly #tables: ObjectTables;
  readonly #slices: ProcessSlices;
  readonly #pool: BlockPool;
  readonly #changed = new Set<number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #onError: (error: unknown) => void;
  readonly #onSeen: UnwinderOptions['onSeen'];
  /** What `encode` gave, until a table is dropped or, where some were missing, made. */
  readonly #encoded = new WeakMap<readonly ExecutableMapping[], Encoded>();
  /** When `noFileAt` last looked at a process, in milliseconds. */
  readonly #lookedAt = new Map<number, number>();
  #updating: Promise<void> | undefined;
  #closed = false;

  constructor({ maps, builder, maxBytes, onError, onSeen }: UnwinderOptions) {
    this.#onError = onError;
    this.#onSeen = onSeen;
    const later = (free: () => void): void => this.#later(RELEASE_MS, free);
    this.#pool = new BlockPool(maps.pools, maxBytes);
    this.#tables = new ObjectTables(builder, this.#pool, later);
    this.#slices = new ProcessSlices(this.#tables, maps, maps.mappingPlaces, later);
  }

  get counters(): UnwinderCounters {
    const { objects, evicted, refused } = this.#tables.counters;
    const { processes, mappings, refused: refusedProcesses } = this.#slices.counters;
    const tableBytes = this.#pool.bytes;
    return { processes, mappings, objects, tableBytes, evicted, refused: refused + refusedProcesses };
  }

  /** Tables for these processes, or for all, the busiest first; resolves when they are in. */
  async start(pids: readonly number[] | undefined): Promise<void> {
    const tgids = pids ?? busiestFirst();
    for (let at = 0; at < tgids.length && !this.#closed; at += AT_ONCE)
      await this.#publish(tgids.slice(at, at + AT_ONCE));
  }

  /** Tables of what a process maps, made before one that is walked maps the same. */
  async ahead(tgid: number, mappings: readonly ExecutableMapping[]): Promise<void> {
    await this.#tables.ensure(
      mappings.flatMap(({ object, start }) => (object ? { object, tgid, mapStart: start } : [])),
    );
  }

  /** A process ran another program or mapped more code. */
  changed(tgid: number): void {
    if (this.#closed) return;
    this.#changed.add(tgid);
    this.#updating ??= this.#update()
      .catch((error: unknown) => {
        if (!this.#closed) this.#onError(error);
      })
      .finally(() => {
        this.#updating = undefined;
      });
  }

  /** A process ended. */
  ended(tgid: number): void {
    if (this.#closed) return;
    this.#changed.delete(tgid);
    this.#lookedAt.delete(tgid);
    this.#later(RELEASE_MS, () => {
      // Another process may have its number by now; then the events of its own are already here.
      if (executableMappings(tgid) === undefined) this.#slices.remove(tgid);
    });
  }

  /**
   * What a process mapped at some time, as the walker takes it, once the tables are made. An object that has none by now is
   * asked of the process, if that still maps it, wherever: it may have become another program, and another process may have
   * its number.
   */
  encode(tgid: number, mappings: readonly ExecutableMapping[]): Promise<Uint8Array> {
    const known = this.#encoded.get(mappings);
    const { evicted, objects } = this.#tables.counters;
    if (known?.evicted === evicted && (known.complete || known.objects === objects)) return known.bytes;
    const lacking = new Set(mappings.flatMap(({ object }) => (object && !this.#tables.get(object) ? [object] : [])));
    const bytes = this.#encode(tgid, mappings, lacking);
    this.#encoded.set(mappings, { bytes, evicted, objects, complete: lacking.size === 0 });
    return bytes;
  }

  async #encode(
    tgid: number,
    mappings: readonly ExecutableMapping[],
    lacking: ReadonlySet<string>,
  ): Promise<Uint8Array> {
    const now = lacking.size === 0 ? [] : (executableMappings(tgid) ?? []);
    const wanted = [...lacking].flatMap((object) => {
      const there = now.find((each) => each.object === object);
      return there === undefined ? [] : [{ object, tgid, mapStart: there.start }];
    });
    await this.#tables.ensure(wanted);
    await Promise.all([...lacking].map((object) => this.#tables.made(object)));
    const entries = mappings.map((mapping) => encodeMapping(mapping, this.#tables.get(mapping.object ?? ''), true));
    return concatenate(entries, layout.mappingBytes);
  }

  /** If a process has code without a file at this address: where none of its mappings is, there is nothing to come. */
  noFileAt(tgid: number, address: bigint): void {
    const now = performance.now();
    if (now - (this.#lookedAt.get(tgid) ?? Number.NEGATIVE_INFINITY) < LOOK_AGAIN_MS) return;
    this.#lookedAt.set(tgid, now);
    const mapping = executableMappings(tgid)?.find(({ start, end }) => start <= address && address < end);
    if (mapping !== undefined && mapping.object === undefined) this.#slices.known(tgid);
  }

  /** What is known of an object, for reports. */
  tableOf(object: string): ObjectTable | undefined {
    return this.#tables.get(object);
  }

  close(): void {
    this.#closed = true;
    this.#changed.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Looks at what changed at once, and then, while more does, every few milliseconds. */
  async #update(): Promise<void> {
    while (this.#changed.size > 0 && !this.#closed) {
      const tgids = [...this.#changed];
      this.#changed.clear();
      // Not awaited: a table that takes long to make holds up nobody else's.
      this.#publish(tgids).catch((error: unknown) => {
        if (!this.#closed) this.#onError(error);
      });
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
  }

  /** Publishes processes with the tables that are there, and once more when the missing ones are made. */
  async #publish(tgids: readonly number[]): Promise<void> {
    const processes = this.#walked(tgids);
    this.#slices.publish(processes);
    const lacking = processes.filter(([, mappings]) =>
      mappings.some(({ object }) => object && !this.#tables.get(object)),
    );
    if (lacking.length === 0) return;
    const wanted = lacking.flatMap(([tgid, mappings]) =>
      mappings.flatMap(({ object, start }) => (object ? { object, tgid, mapStart: start } : [])),
    );
    await this.#tables.ensure(wanted);
    if (!this.#closed) this.#slices.publish(this.#walked(lacking.map(([tgid]) => tgid)), true);
  }

  /** What processes map. Those of 32 bits are left to the kernel's walk of frame pointers: tables speak of 64-bit registers. */
  #walked(tgids: readonly number[]): [number, ExecutableMapping[]][] {
    return this.#mappingsOf(tgids).filter(([tgid, mappings]) => {
      const narrow = mappings.every(({ end }) => end <= FOUR_GIB);
      if (narrow) this.#slices.remove(tgid);
      return !narrow;
    });
  }

  /** What processes map now; those that are gone are left out. */
  #mappingsOf(tgids: readonly number[]): [number, ExecutableMapping[]][] {
    return tgids.flatMap((tgid): [number, ExecutableMapping[]][] => {
      const began = process.hrtime.bigint();
      const mappings = executableMappings(tgid);
      if (mappings === undefined || mappings.length === 0) return [];
      this.#onSeen?.(tgid, mappings, began);
      return [[tgid, mappings]];
    });
  }

  #later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}
