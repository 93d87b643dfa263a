/** One program of an opened object. */
export interface ProgramInfo {
  readonly name: string;
  /** The kernel's name of the program type: `perf_event`, `tracing`, `raw_tracepoint`, `tracepoint`, `kprobe`, … */
  readonly type: string;
  /** ELF section; it describes the program, the manifest decides where it is attached. */
  readonly section: string;
  /** Instructions as they stand in the object, before relocation. */
  readonly instructions: number;
}

/** One map of an opened object, its internal `.rodata`, `.data` and `.bss` included. */
export interface MapInfo {
  readonly name: string;
  /** The kernel's name of the map type: `hash`, `percpu_array`, `ringbuf`, … */
  readonly type: string;
  readonly keySize: number;
  /** Bytes of one value as the object declares it. */
  readonly valueSize: number;
  readonly maxEntries: number;
  readonly flags: number;
  /** True for the maps libbpf makes of global variables. */
  readonly internal: boolean;
  /** Bytes of a value as lookup, update and drain move it: per-CPU maps carry one 8-byte padded copy for each possible CPU. */
  readonly transferSize: number;
}

/** What the kernel measured and holds for a loaded object. */
export interface ObjectStats {
  /** Time and calls are 0 unless `enableStats` was called before. */
  readonly programs: readonly { readonly name: string; readonly runTimeNs: bigint; readonly runCount: bigint }[];
  /** Bytes that the kernel charges for all maps (fdinfo's memlock). */
  readonly mapBytes: number;
}

export interface OpenOptions {
  /** Names the object in messages and in the kernel (first 15 characters). */
  readonly name: string;
  /** Lines of libbpf's log, in order, called on the event loop. level: 0 warning, 1 info, 2 debug. */
  readonly onLog?: (level: number, text: string) => void;
}

/** How a program will be attached, for the kinds that the kernel wants to know before load. */
export type AttachMode = 'uprobe-multi' | 'uprobe-session' | 'kprobe-multi' | 'kprobe-session';

/** Sampling on one CPU. Exactly one of frequency and period. */
export interface PerfEventOptions {
  readonly event: 'cpu-cycles' | 'cpu-clock';
  readonly cpu: number;
  /** Thread to sample; -1, the default, samples whatever runs on the CPU. */
  readonly pid?: number;
  /** Samples per second. */
  readonly frequency?: number;
  /** Events between two samples: cycles, or nanoseconds of cpu-clock. */
  readonly period?: number;
}

/** What one call of `drain` moved. */
export interface Drained {
  /** Bytes written to the start of the buffer. */
  readonly bytes: number;
  readonly count: number;
  /** True: this was the last part; the next call starts over. */
  readonly done: boolean;
}

/** What one call of `consume` moved. */
export interface Consumed extends Drained {
  /** Records the program had no room for since the call before, from its lost counter; 0n when it keeps none. */
  readonly lost: bigint;
}

/** A facility of the running kernel, probed by really using it. */
export type Facility =
  | 'btf'
  | 'perf-event'
  | 'cpu-cycles'
  | 'ring-buffer'
  | 'map-batch'
  | 'tracepoint'
  | 'raw-tracepoint'
  | 'tp-btf'
  | 'uprobe'
  | 'uprobe-multi'
  | 'uprobe-session'
  | 'kprobe'
  | 'kprobe-multi'
  | 'kprobe-session'
  | 'fentry'
  | 'run-stats';

export interface Probed {
  readonly facility: Facility;
  readonly works: boolean;
  /** Positive errno when it does not work, else 0. */
  readonly errno: number;
  /** Which step failed and how; empty when it works. */
  readonly text: string;
}
