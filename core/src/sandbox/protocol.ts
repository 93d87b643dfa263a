/**
 * Frames between the host and the sandbox child: a header of 32 bytes, then `length` bytes.
 *
 *     0 u32 op   4 u32 sequence   8 u32 length   12 i32 status   16 u32 a   20 u32 b   24 u64 value
 *
 * Commands are carried out in their order, each ends with a DONE of the same sequence. The child is hostile to the host:
 * what it answers is checked by `FrameDecoder`.
 */
export const HEADER_BYTES = 32;

/** Host to child. */
export const COMMAND = {
  /**
   * Compile and instantiate: a = most pages of memory, b = most bytes emitted until a finish, value = reads (READ_BITS) and
   * TELL_ASKED.
   */
  LOAD: 1,
  /** NUL-terminated `key=value` strings. */
  CONFIGURE: 2,
  /** A batch: a = stream, b = count, value = lost. */
  CONSUME: 3,
  /** value = CLOCK_MONOTONIC in ns. */
  TICK: 4,
  /** a = flags of bccx_finish. */
  FINISH: 5,
  /** Entries of the cache that an earlier run left (kept-entries.ts). */
  FILL: 6,
  /** After the last finish: what a later run may want is asked for. value = CLOCK_MONOTONIC in ns. */
  KEEP: 7,
} as const;

/** Child to host. */
export const ANSWER = {
  /** Once, before anything else: the child waits for commands. */
  READY: 1,
  /** The command with this sequence ended: status, a = host calls so far, b = FAILURE, value = bytes read; text of the failure. */
  DONE: 2,
  /** Part of a result: a = kind of emit, b = result. */
  RESULT: 3,
  /** A line of the module's: a = level. */
  LOG: 4,
  /** A question of the module and its answer (asked.ts), when LOAD asked for them. */
  ASKED: 5,
  /** Entries of the cache for later runs (kept-entries.ts), when KEEP asked for them and there are new ones. */
  KEPT: 6,
} as const;

/** Why a command failed. */
export const FAILURE = {
  NONE: 0,
  /** A function of the module answered a negative errno: status. */
  ERRNO: 1,
  /** The module cannot be loaded. */
  REFUSED: 2,
  /** The module trapped, so its memory is in an unknown state. */
  TRAP: 3,
} as const;

/** Longest line of a log. */
export const LOG_BYTES = 4096;

/** Most bytes of KEPT. */
export const KEPT_BYTES = 16 << 20;

/** Longest text of a failure. */
export const TEXT_BYTES = 4096;

/** Bit of each read of the manifest in LOAD. */
export const READ_BITS: Readonly<Record<string, number>> = {
  'process-maps': 1,
  'mapped-objects': 2,
  companions: 4,
  kallsyms: 8,
  'perf-map': 16,
};

/** In LOAD: the child tells what the module asks and what it is answered. */
export const TELL_ASKED = 1n << 32n;

export interface Header {
  readonly op: number;
  readonly sequence: number;
  readonly length: number;
  readonly status: number;
  readonly a: number;
  readonly b: number;
  readonly value: bigint;
}

const blank: Header = { op: 0, sequence: 0, length: 0, status: 0, a: 0, b: 0, value: 0n };

export function encodeHeader(fields: Partial<Header>): Uint8Array<ArrayBuffer> {
  const header = { ...blank, ...fields };
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  view.setUint32(0, header.op, true);
  view.setUint32(4, header.sequence, true);
  view.setUint32(8, header.length, true);
  view.setInt32(12, header.status, true);
  view.setUint32(16, header.a, true);
  view.setUint32(20, header.b, true);
  view.setBigUint64(24, BigInt.asUintN(64, header.value), true);
  return new Uint8Array(view.buffer);
}

export function decodeHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  return {
    op: view.getUint32(0, true),
    sequence: view.getUint32(4, true),
    length: view.getUint32(8, true),
    status: view.getInt32(12, true),
    a: view.getUint32(16, true),
    b: view.getUint32(20, true),
    value: view.getBigUint64(24, true),
  };
}
