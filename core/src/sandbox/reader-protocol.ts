/** The wires of bccx-reader: the TypeScript side of core/libbpf-glue/reader/protocol.h, where they are described. */

export const REQUEST_BYTES = 48;
export const REPLY_BYTES = 16;
export const CONTROL_BYTES = 32;

/** Most bytes that one reply carries. */
export const READ_BYTES = 1 << 20;

/** What an answer to OBJECT_OPEN brings of one more object: u64 start, i64 size, i64 identity, u32 handle, u32 zero. */
export const KNOWN_BYTES = 32;

/** Most bytes of a name behind a request. */
export const NAME_BYTES = 4000;

export const READER_OP = {
  PROCESS_OPEN: 1,
  PROCESS_MAPS: 2,
  PROCESS_CLOSE: 3,
  OBJECT_OPEN: 4,
  OBJECT_SIZE: 5,
  OBJECT_READ: 6,
  OBJECT_CLOSE: 7,
  COMPANION_OPEN: 8,
  KALLSYMS: 9,
  PERF_MAP: 10,
  OBJECT_VOUCHED: 11,
  OBJECT_IDENTITY: 12,
} as const;

export const CONTROL_OP = { ALLOW: 1, NOTE: 2, NOTE_ALL: 3, BLOCK: 4, RENEW: 5, FETCHED: 6 } as const;

/** What the reader is busy with, as its command line says. */
export interface Subject {
  /** 1: process a, started at tick b. 2: the file of device a and inode b. */
  readonly kind: number;
  readonly a: bigint;
  readonly b: bigint;
}

/** Reads the subject out of the reader's command line; undefined when it has touched nothing yet. */
export function parseSubject(commandLine: string): Subject | undefined {
  const match = /^bccx-reader: ([12]) (\d{1,20}) (\d{1,20}) [01]\0/.exec(commandLine);
  if (match === null) return undefined;
  const [, kind = '', a = '', b = ''] = match;
  return { kind: Number(kind), a: BigInt(a), b: BigInt(b) };
}

/** Whether the child has read nothing but what is root's alone to write to; false also when the command line does not tell. */
export function readRootsOnly(commandLine: string): boolean {
  return /^bccx-reader: \d \d{1,20} \d{1,20} 0\0/.test(commandLine);
}

export function encodeControl(op: number, number = 0, rest: { a?: bigint; b?: bigint } = {}): Buffer {
  const bytes = Buffer.alloc(CONTROL_BYTES);
  bytes.writeUInt32LE(op, 0);
  bytes.writeUInt32LE(number, 4);
  bytes.writeBigUInt64LE(rest.a ?? 0n, 16);
  bytes.writeBigUInt64LE(rest.b ?? 0n, 24);
  return bytes;
}
