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

/** One map of an opened object, the internal ones made of its global variables included. */
export interface MapInfo {
  /** Internal maps are named for their section: `.rodata`, `.data`, `.bss`. */
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
  /** Bytes of a value in lookup, update and drain: per-CPU maps carry one 8-byte padded copy for each possible CPU. */
  readonly transferSize: number;
  /** Bytes of one drained record: the key padded to 8, then transferSize padded to 8. */
  readonly recordSize: number;
}

/** What the kernel counted for one program. */
export interface ProgramStats {
  readonly name: string;
  /** 0n unless `enableStats` was called. */
  readonly runTimeNs: bigint;
  /** 0n unless `enableStats` was called. */
  readonly runCount: bigint;
  /** Calls the kernel left out because the program was running on that CPU already (Linux 5.12). */
  readonly missed: bigint;
}

/** What the kernel measured and holds for a loaded object. */
export interface ObjectStats {
  /** The programs that were loaded. */
  readonly programs: readonly ProgramStats[];
  /** Bytes that the kernel charges for all maps (fdinfo's memlock). */
  readonly mapBytes: number;
}

export interface OpenOptions {
  /** Names the object in messages and, cut to 15 characters, in the kernel. */
  readonly name: string;
  /** libbpf's log, line by line, on the event loop: level 0 warning, 1 info, 2 debug. */
  readonly onLog?: (level: number, text: string) => void;
  /** The most talkative level wanted; 1 by default. */
  readonly logLevel?: 0 | 1 | 2;
}

/** How a program will be attached, for the kinds that the kernel wants to know before load. */
export type AttachMode = 'kprobe-multi' | 'uprobe-multi' | 'kprobe-session' | 'uprobe-session';

/** Sampling of one CPU. Exactly one of frequency and period. */
export interface PerfEventOptions {
  readonly event: 'cpu-cycles' | 'cpu-clock';
  readonly cpu: number;
  /** Thread to sample; -1, the default, samples whatever runs on the CPU. */
  readonly pid?: number;
  /** Samples per second. */
  readonly frequency?: number;
  /** Events between two samples: cycles, or nanoseconds of CPU clock. */
  readonly period?: number;
  /** What bpf_get_attach_cookie() answers; Linux 5.15. */
  readonly cookie?: bigint;
}

export interface TracepointOptions {
  readonly category: string;
  readonly name: string;
  /** Linux 5.15. */
  readonly cookie?: bigint;
}

export interface KprobeOptions {
  readonly function: string;
  /** Bytes into the function. */
  readonly offset?: number;
  /** At the return instead of the entry. */
  readonly return?: boolean;
  /** Linux 5.15. */
  readonly cookie?: bigint;
}

export interface UprobeOptions {
  /** Executable or library as this process sees it; `/proc/PID/root/…` reaches into other roots. */
  readonly path: string;
  /** File offset of the instruction. */
  readonly offset: number;
  /** At the function's return instead. */
  readonly return?: boolean;
  /** File offset of the counter that a USDT probe wants raised while attached. */
  readonly semaphore?: number;
  /** Linux 5.15. */
  readonly cookie?: bigint;
  /** A process; -1, the default: every process that maps the file. */
  readonly pid?: number;
}

/** Kernel functions by name or by address, never both. */
export interface KprobeMultiOptions {
  readonly functions?: readonly string[];
  readonly addresses?: readonly bigint[];
  /** One for each function. */
  readonly cookies?: readonly bigint[];
  /** At the return; not for programs of mode `kprobe-session`, which run at both. */
  readonly return?: boolean;
}

export interface UprobeMultiOptions {
  readonly path: string;
  readonly targets: readonly { readonly offset: number; readonly semaphore?: number; readonly cookie?: bigint }[];
  /** At the return; not for programs of mode `uprobe-session`, which run at both. */
  readonly return?: boolean;
  readonly pid?: number;
}

export interface DrainOptions {
  /** Remove what is read; entries of arrays are set to zero. */
  readonly delete?: boolean;
  /** False: read entry by entry, as on a kernel without batch operations. */
  readonly batch?: boolean;
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
export interface Consumed {
  /** Bytes written to the start of the buffer. */
  readonly bytes: number;
  readonly count: number;
  /** Records the program had no room for since the call before, from its lost counter; 0n when it keeps none. */
  readonly lost: bigint;
  /** False: the buffer is full and records are left. */
  readonly done: boolean;
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
