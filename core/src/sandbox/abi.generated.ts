// Generated from sdk/abi/abi.v1.json by sdk/abi/generate.js: do not edit.

export const ABI_MAJOR = 1;
export const ABI_MINOR = 1;
/** The only import namespace a module may use. */
export const IMPORT_MODULE = 'bccx';
/** Linear memory, created by the host with the granted maximum. Not shared, 32-bit. */
export const IMPORT_MEMORY = 'memory';

/** Level of log. */
export const ABI_LOG = {
  ERROR: 0,
  WARNING: 1,
  INFO: 2,
  DEBUG: 3,
} as const;

/** Flags of bccx_finish. */
export const ABI_FINISH = {
  FINAL: 1,
} as const;

/** Kind of companion_open. */
export const ABI_COMPANION = {
  BUILD_ID: 1,
  DEBUGLINK: 2,
  ALTLINK: 3,
  SPLIT_PACKAGE: 4,
  SPLIT_OBJECT: 5,
  DEBUGINFOD: 6,
} as const;

/** Kind of inflate. */
export const ABI_INFLATE = {
  ZLIB: 1,
  ZSTD: 2,
  XZ: 3,
} as const;

/** Kind of emit. */
export const ABI_RESULT = {
  PROFILE: 1,
  ROWS: 2,
  HISTOGRAMS: 3,
  TEXT: 4,
} as const;

/** errno values; a call answers their negative. */
export const ERRNO = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EIO: 5,
  E2BIG: 7,
  ENOEXEC: 8,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  EINVAL: 22,
  EMFILE: 24,
  EFBIG: 27,
  ERANGE: 34,
  ENOSYS: 38,
  EOVERFLOW: 75,
  ETIMEDOUT: 110,
  EDQUOT: 122,
} as const;

/** What the module exports. A pointer is a byte offset into linear memory. */
export interface GuestExports {
  /** ABI version the module was built for: major << 16 | minor. Called first; the host refuses another major or a newer minor. */
  bccx_abi(): number;
  /** Reserve size bytes (16-byte aligned) for the host to write into; 0 when there is no memory. */
  bccx_alloc(size: number): number;
  /** Give back what bccx_alloc returned; 0 is allowed. */
  bccx_free(ptr: number): void;
  /** Called once before any batch. options holds NUL-terminated `key=value` strings back to back: every option of the manifest that goes to the module as `opt.NAME=VALUE`, each stream as `stream.NAME=INDEX`, and the host's own keys (`host.arch`, `host.page_size`, `host.hz`, `trace.start_ns`). 0 or -errno. */
  bccx_configure(options: number, len: number): number;
  /** One drained batch of `count` records in `len` bytes. Map streams: key and value back to back, each padded to 8 bytes. Ring-buffer streams: u32 length, u32 zero, payload padded to 8 bytes. lost: records of this stream lost since its last batch. 0 or -errno. */
  bccx_consume(stream: number, records: number, len: number, count: number, lost: bigint): number;
  /** Called about once a second while tracing (CLOCK_MONOTONIC), and once after the end of the trace for what nobody waits for, such as cache_put. 0 or -errno. */
  bccx_tick(nowNs: bigint): number;
  /** End of an interval (flags 0) or of the trace (flags bit 0): symbolize, aggregate and emit the results of what was consumed since the last finish. 0 or -errno. */
  bccx_finish(flags: number): number;
}

/** What the host gives the module. */
export interface HostImports {
  /** level: 0 error, 1 warning, 2 info, 3 debug. Text is UTF-8; control characters are escaped by the host. */
  log(level: number, text: number, len: number): void;
  /** CLOCK_MONOTONIC in nanoseconds, rounded to 1 us. */
  clock_ns(): bigint;
  /** Text of the last negative answer; the number of bytes written. */
  last_error(dst: number, cap: number): number;
  /** Handle of a traced process. start_ns is the thread-group leader's start_boottime and epoch the number of the program image that it ran, as the stack record gives them (0 matches any). -ESRCH when it is gone, or ran another program, and was never seen as that, -EPERM when it is not a traced process. */
  process_open(tgid: number, startNs: bigint, epoch: number): number;
  /** Bytes [offset, offset+cap) of the process's mappings, as text in the form of /proc/PID/maps, taken once when the process was first seen. Bytes written, 0 at the end. */
  process_maps(process: number, offset: bigint, dst: number, cap: number): bigint;
  /** Forget the handle. Objects opened through it stay. */
  process_close(process: number): void;
  /** Handle of the ELF object mapped executable at map_start (an address that process_maps listed; [vdso] included). One file has one handle, through whichever process it is opened, until object_close. Also of a jitdump, which a process maps for nothing but to be found. -ENOENT, -EACCES, -ENOEXEC when it is neither. */
  object_open(process: number, mapStart: bigint): number;
  /** Size in bytes when it was opened. */
  object_size(object: number): bigint;
  /** Read [offset, offset+len); bytes written, short at the end of the file. -EIO and -ETIMEDOUT are final for this object. */
  object_read(object: number, offset: bigint, dst: number, len: number): bigint;
  /** Positive number that no other file has, the same in every run as long as nothing is written to the file; 0 when it has none: what others than root may write to, memory, and any object of a run that is recorded. Since 1.1. */
  object_identity(object: number): bigint;
  /** Give the handle back. */
  object_close(object: number): void;
  /** Debug companion of an object. kind: 1 build id (raw bytes), 2 .gnu_debuglink (file name), 3 .gnu_debugaltlink (path, NUL, build id), 4 split DWARF package (no name), 5 split DWARF object (path), 6 debuginfod by build id. The host finds it; the module must check build id or CRC. A handle of its own for each call, or -ENOENT; -ENOSYS for kind 6 in a run that fetches nothing. */
  companion_open(object: number, kind: number, name: number, len: number): number;
  /** Bytes [offset, offset+cap) of the kernel's symbol list, as text in the form of /proc/kallsyms, taken once per run. Bytes written, 0 at the end. */
  kallsyms(offset: bigint, dst: number, cap: number): bigint;
  /** Bytes [offset, offset+cap) of the process's perf map as it is now. Bytes written, 0 at the end, -ENOENT when there is none. */
  perf_map(process: number, offset: bigint, dst: number, cap: number): bigint;
  /** Entry stored under a key of at most 64 bytes, in this run or, by this very module, in an earlier one: its size (which may exceed cap; cap bytes are written), or -ENOENT. */
  cache_get(key: number, keyLen: number, dst: number, cap: number): bigint;
  /** Offer an entry to the cache; 0 also when the host chose not to keep it. Entries outlive a run in which the module read no file, and nothing else, that others than root may write to. */
  cache_put(key: number, keyLen: number, src: number, len: number): number;
  /** Decompress src into dst. kind: 1 zlib, 2 zstd, 3 xz. Bytes written; -E2BIG when cap is too small, -EINVAL for bad data, -ENOSYS when the host has no such decoder. */
  inflate(kind: number, src: number, srcLen: number, dst: number, cap: number): bigint;
  /** Hand a result to the host. kind: 1 bccx.profile.v1, 2 rows, 3 histograms, 4 text. result: index in the manifest's results. May be called several times for one result; the parts are concatenated until finish returns. */
  emit(kind: number, result: number, src: number, len: number): number;
}

export type WasmType = 'i32' | 'i64';

/** A function type as the module must declare it, and the read of the manifest that it needs. */
export interface Signature {
  readonly params: readonly WasmType[];
  readonly results: readonly WasmType[];
  readonly needs?: string;
}

export const EXPORT_SIGNATURES = {
  bccx_abi: { params: [], results: ['i32'] },
  bccx_alloc: { params: ['i32'], results: ['i32'] },
  bccx_free: { params: ['i32'], results: [] },
  bccx_configure: { params: ['i32', 'i32'], results: ['i32'] },
  bccx_consume: { params: ['i32', 'i32', 'i32', 'i32', 'i64'], results: ['i32'] },
  bccx_tick: { params: ['i64'], results: ['i32'] },
  bccx_finish: { params: ['i32'], results: ['i32'] },
} as const satisfies Record<keyof GuestExports, Signature>;

export const IMPORT_SIGNATURES = {
  log: { params: ['i32', 'i32', 'i32'], results: [] },
  clock_ns: { params: [], results: ['i64'] },
  last_error: { params: ['i32', 'i32'], results: ['i32'] },
  process_open: { params: ['i32', 'i64', 'i32'], results: ['i32'], needs: 'process-maps' },
  process_maps: { params: ['i32', 'i64', 'i32', 'i32'], results: ['i64'], needs: 'process-maps' },
  process_close: { params: ['i32'], results: [] },
  object_open: { params: ['i32', 'i64'], results: ['i32'], needs: 'mapped-objects' },
  object_size: { params: ['i32'], results: ['i64'], needs: 'mapped-objects' },
  object_read: { params: ['i32', 'i64', 'i32', 'i32'], results: ['i64'], needs: 'mapped-objects' },
  object_identity: { params: ['i32'], results: ['i64'], needs: 'mapped-objects' },
  object_close: { params: ['i32'], results: [] },
  companion_open: { params: ['i32', 'i32', 'i32', 'i32'], results: ['i32'], needs: 'companions' },
  kallsyms: { params: ['i64', 'i32', 'i32'], results: ['i64'], needs: 'kallsyms' },
  perf_map: { params: ['i32', 'i64', 'i32', 'i32'], results: ['i64'], needs: 'perf-map' },
  cache_get: { params: ['i32', 'i32', 'i32', 'i32'], results: ['i64'] },
  cache_put: { params: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] },
  inflate: { params: ['i32', 'i32', 'i32', 'i32', 'i32'], results: ['i64'] },
  emit: { params: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] },
} as const satisfies Record<keyof HostImports, Signature>;
