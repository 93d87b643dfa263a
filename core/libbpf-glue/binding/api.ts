/* The surface that the host codes against while the classes are written; replaced by them. */
import type {
  AttachMode,
  Consumed,
  Drained,
  Facility,
  MapInfo,
  ObjectStats,
  OpenOptions,
  PerfEventOptions,
  Probed,
  ProgramInfo,
} from './types.ts';

/** Opens the library on first use. @throws {GlueError} `EGLUE` */
export declare function loadGlue(): Glue;

export declare class Glue {
  readonly versions: { readonly glue: string; readonly libbpf: string };
  /** Parse an object. Keeps no reference to bytes. @throws {GlueError} */
  openObject(bytes: Uint8Array, options: OpenOptions): BpfObject;
  /** A pipe, both ends close-on-exec and blocking; node's own API has none. Close with `closeFd` or hand over. */
  createPipe(): [readFd: number, writeFd: number];
  closeFd(fd: number): void;
  possibleCpus(): number;
  onlineCpus(): number[];
  /** Try facilities for `doctor`; each loads or attaches something tiny and closes it. Off the event loop. */
  probe(facility: Facility): Promise<Probed>;
}

export declare class BpfObject {
  readonly name: string;
  readonly programs: readonly ProgramInfo[];
  readonly maps: readonly MapInfo[];
  /** True when the object has a global variable of this name. */
  hasGlobal(name: string): boolean;
  /** Before load: give a `.rodata`, `.data` or `.bss` variable its value. The size must be the variable's. */
  setGlobal(name: string, value: bigint | number | boolean | Uint8Array): void;
  /** After load: the bytes of a `.data` or `.bss` variable. */
  getGlobal(name: string): Uint8Array;
  setMaxEntries(map: string, entries: number): void;
  setAutoload(program: string, on: boolean): void;
  /** Before load, for programs that attach by multi or session links. */
  setAttachMode(program: string, mode: AttachMode): void;
  /** Before load, for tp_btf and fentry/fexit: the tracepoint or kernel function. */
  setAttachTarget(program: string, target: string): void;
  /** Off the event loop. The error carries the verifier's whole log. */
  load(): Promise<void>;
  program(name: string): BpfProgram;
  map(name: string): BpfMap;
  /** A consumer of a ring buffer map. lost: the name of a u64 global in which the program counts what it could not reserve. */
  ring(map: string, options?: { lost?: string }): RingBuffer;
  /** Have the kernel measure programs' run time until this object is closed. Costs every BPF program of the machine some ns a call. */
  enableStats(): void;
  stats(): ObjectStats;
  close(): void;
  [Symbol.dispose](): void;
}

export declare class BpfProgram {
  readonly name: string;
  /** @throws {GlueError} `ENODEV` the CPU is offline; `ENOENT` or `EOPNOTSUPP` the machine has no such event; `ESRCH` no such thread */
  attachPerfEvent(options: PerfEventOptions): Link;
  attachTpBtf(): Link;
}

export declare class BpfMap {
  readonly info: MapInfo;
  lookup(key: Uint8Array): Uint8Array | undefined;
  /** flags: 0 any, 1 only new (`EEXIST`), 2 only existing (`ENOENT`). */
  update(key: Uint8Array, value: Uint8Array, flags?: number): void;
  /** True when the key was there. */
  delete(key: Uint8Array): boolean;
  /** Keys back to back and values back to back, unpadded. */
  updateBatch(keys: Uint8Array, values: Uint8Array): void;
  /** Bytes of one drained record: key padded to 8, then transfer size padded to 8. */
  readonly recordSize: number;
  /** Fill `into` with records; call until done. delete: also remove each entry (arrays: set to zero). */
  drain(into: Uint8Array, options?: { delete?: boolean }): Drained;
}

export declare class RingBuffer {
  /** Resolves with the bytes waiting, 0 at the timeout or when closed. Never blocks the event loop. -1 waits without end. */
  poll(timeoutMs: number): Promise<number>;
  /** Fill `into` with records: u32 length, u32 0, payload padded to 8; call until done. */
  consume(into: Uint8Array): Consumed;
  /** Ends a pending poll. */
  close(): void;
  [Symbol.dispose](): void;
}

/** A program attached somewhere. Closing it detaches; so does the end of the process. */
export declare class Link {
  close(): void;
  [Symbol.dispose](): void;
}
