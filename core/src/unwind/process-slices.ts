import type { ExecutableMapping } from '../process/executable-mappings.ts';
import { layout } from './layout.ts';
import type { ObjectTable, ObjectTables } from './object-tables.ts';
import { type Run, RunAllocator } from './run-allocator.ts';

/** Entries of `unwind_mappings` and `unwind_procs`, written a batch at a time. */
export interface SliceWriter {
  mappings(keys: Uint32Array, values: Uint8Array): void;
  processes(keys: Uint32Array, values: Uint8Array): void;
  removeProcess(tgid: number): void;
}

interface Slice {
  readonly run: Run;
  readonly objects: readonly string[];
  /** Code that lies in none of its mappings has no file. */
  readonly known: boolean;
}

/** BCCX_UNWIND_KNOWN of unwind_tables.h. */
const KNOWN = 0x8000_0000;
/** BCCX_UNWIND_TO_COME of unwind_tables.h. */
const TO_COME = 0xffff_ffff;

/** Each process's slice of the executable mappings, as the walker finds it. */
export class ProcessSlices {
  readonly #tables: ObjectTables;
  readonly #write: SliceWriter;
  readonly #places: RunAllocator;
  readonly #slices = new Map<number, Slice>();
  readonly #release: (free: () => void) => void;
  #refused = 0;

  /** places: entries of `unwind_mappings`. release: see ObjectTables. */
  constructor(tables: ObjectTables, write: SliceWriter, places: number, release: (free: () => void) => void) {
    this.#tables = tables;
    this.#write = write;
    this.#places = new RunAllocator(places);
    this.#release = release;
  }

  get counters(): { processes: number; mappings: number; refused: number } {
    return { processes: this.#slices.size, mappings: this.#places.used, refused: this.#refused };
  }

  has(tgid: number): boolean {
    return this.#slices.has(tgid);
  }

  /**
   * Publish processes' mappings: entries first, then the slices that point at them; what they replace is freed late. all: what
   * has no table now will have none.
   */
  publish(processes: readonly (readonly [tgid: number, mappings: readonly ExecutableMapping[]])[], all = false): void {
    const keys: number[] = [];
    const entries: Uint8Array[] = [];
    const next = new Map<number, Slice>();
    for (const [tgid, mappings] of processes) {
      const useful = mappings.filter(({ object }) => object !== undefined);
      const first = useful.length === 0 ? undefined : this.#places.take(useful.length);
      if (first === undefined) {
        if (useful.length > 0) this.#refused++;
        continue;
      }
      for (const [i, mapping] of useful.entries()) {
        keys.push(first + i);
        entries.push(encodeMapping(mapping, this.#tables.get(mapping.object ?? ''), all));
      }
      const objects = useful.map(({ object }) => object ?? '');
      next.set(tgid, { run: [first, useful.length], objects, known: mappings.some(isMadeAtRunTime) });
    }
    if (next.size === 0) return;
    this.#write.mappings(Uint32Array.from(keys), concatenate(entries, layout.mappingBytes));
    this.#write.processes(Uint32Array.from(next.keys()), concatenate([...next.values()].map(encodeSlice), 8));
    for (const [tgid, slice] of next) {
      for (const object of slice.objects) this.#tables.use(object);
      this.#drop(this.#slices.get(tgid));
      this.#slices.set(tgid, slice);
    }
  }

  /** Code of a process that lies in none of the mappings that were published has no file. */
  known(tgid: number): void {
    const slice = this.#slices.get(tgid);
    if (slice === undefined || slice.known) return;
    const known = { ...slice, known: true };
    this.#slices.set(tgid, known);
    this.#write.processes(Uint32Array.of(tgid), encodeSlice(known));
  }

  /** Forget a process that ended. */
  remove(tgid: number): void {
    const slice = this.#slices.get(tgid);
    if (!slice) return;
    this.#slices.delete(tgid);
    this.#write.removeProcess(tgid);
    this.#drop(slice);
  }

  #drop(slice: Slice | undefined): void {
    if (!slice) return;
    for (const object of slice.objects) this.#tables.unuse(object);
    this.#release(() => this.#places.free([slice.run]));
  }
}

/** Code without a file, such as a JIT's; the vsyscall page, which every process has, is the kernel's. */
function isMadeAtRunTime({ object, start }: ExecutableMapping): boolean {
  return object === undefined && start < 1n << 63n;
}

/** struct bccx_unwind_process. */
function encodeSlice({ run: [first, nr], known }: Slice): Uint8Array {
  return new Uint8Array(Uint32Array.of(first, known ? nr | KNOWN : nr).buffer);
}

/**
 * struct bccx_unwind_mapping: with 0 chunks, the walker takes frame-pointer steps there. all: an object that is not known has
 * no table; otherwise it is to come.
 */
export function encodeMapping(mapping: ExecutableMapping, object: ObjectTable | undefined, all: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(layout.mappingBytes));
  view.setBigUint64(0, mapping.start, true);
  view.setBigUint64(8, mapping.end, true);
  const bias = object?.table && biasOf(mapping, object);
  if (object?.table && bias !== undefined) {
    view.setBigUint64(16, BigInt.asUintN(64, bias), true);
    view.setUint32(24, object.table.index, true);
    view.setUint32(28, object.table.chunks, true);
  } else if (object === undefined && !all) view.setUint32(24, TO_COME, true);
  return new Uint8Array(view.buffer);
}

const PAGE_MASK = ~0xfffn;

/** What to take from an address to get where its object's rows count from; undefined when no segment lies there. */
function biasOf({ start, offset }: ExecutableMapping, { base, segments }: ObjectTable): bigint | undefined {
  const segment = segments.find((each) => offset >= (each.offset & PAGE_MASK) && offset < each.offset + each.size);
  return segment && start - (segment.vaddr - segment.offset + offset) + base;
}

export function concatenate(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(parts.length * size);
  for (const [i, part] of parts.entries()) all.set(part, i * size);
  return all;
}
