/**
 * One question of a module and its answer, as a recording keeps it: a line of JSON, then the bytes of the answer.
 *
 * Both ends of it may be hostile: the child that was asked, and whoever made the file.
 */
export interface Asked {
  readonly op: AskedOp;
  /** What was asked for; which of these there are depends on op. */
  readonly on: number;
  readonly at: bigint;
  readonly number: number;
  /** Bytes that were wanted. */
  readonly length: number;
  readonly name: string;
  readonly answer: bigint;
  readonly bytes: Uint8Array;
}

/**
 * `process`: number = tgid, at = start, length = epoch. `maps`, `perf-map`: on = process, at = offset. `object`: on = process,
 * at = address. `size`, `read`: on = object, at = offset. `close`: on = object, whose handle means another one from then on. `companion`: on = object, number = kind, name in hex. `kallsyms`:
 * at = offset. `clock`: nothing.
 */
export const askedOps = [
  'process',
  'maps',
  'object',
  'size',
  'read',
  'close',
  'companion',
  'kallsyms',
  'perf-map',
  'clock',
] as const;

export type AskedOp = (typeof askedOps)[number];

const nothing = new Uint8Array(0);
const newline = 10;
const maxHead = 16_384;

/** What is not given is 0 or empty. */
export function encodeAsked(asked: Partial<Asked> & Pick<Asked, 'op' | 'answer'>): Uint8Array {
  const { op, on = 0, at = 0n, number = 0, length = 0, name = '', answer, bytes = nothing } = asked;
  const head = `${JSON.stringify([op, on, String(at), number, length, name, String(answer)])}\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** @throws {Error} when it is not what encodeAsked makes */
export function decodeAsked(bytes: Uint8Array): Asked {
  const end = bytes.subarray(0, maxHead).indexOf(newline);
  const head: unknown = JSON.parse(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString());
  if (!Array.isArray(head)) throw new Error('a question is not written as it must be');
  const [op, on, at, number, length, name, answer] = head as unknown[];
  const known = askedOps.find((each) => each === op);
  if (known === undefined || !isCount(on) || !isCount(number) || !isCount(length) || typeof name !== 'string') {
    throw new Error('a question is not written as it must be');
  }
  return {
    op: known,
    on,
    at: integer(at),
    number,
    length,
    name,
    answer: integer(answer),
    bytes: bytes.subarray(end + 1),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function integer(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value))
    throw new Error('a question is not written as it must be');
  return BigInt(value);
}
