import { createHash } from 'node:crypto';
import { CacheFolder } from '../files/cache-folder.ts';
import { layout } from './layout.ts';
import { indexBlocks, type TableWords } from './pack.ts';
import type { Segment } from './table-request.ts';

/** A table that outlives a run. */
export interface CachedTable {
  readonly base: bigint;
  readonly textEnd: number;
  readonly fdeBytes: bigint;
  readonly unsupportedBytes: bigint;
  readonly segments: readonly Segment[];
  readonly words: TableWords;
}

const MAGIC = 'bccxUNW1';
const HEAD_BYTES = 160;
const KEY_AT = 64;
const SUM_AT = 128;
const SEGMENT_BYTES = 24;
const SEGMENTS_MAX = 16;
/** KiB of text that one table may cover: 4 GiB. */
const CHUNKS_MAX = 1 << 22;
const ROW_BLOCKS_MAX = 1 << 13;
/** Of all files together; the oldest go first. */
const FOLDER_BYTES = 128 << 20;

/**
 * Tables kept on disk between runs, each under the digest of all bytes that it was made of, with the size of its file among
 * them: an object that changes has another digest, and one that claims another's build id gains nothing.
 *
 * What does not fit its own sum is thrown away. Nothing here ever fails: without a cache, tables are made anew.
 */
export class TableCache {
  readonly #folder: CacheFolder;

  constructor(folder: string) {
    this.#folder = new CacheFolder(folder, FOLDER_BYTES);
  }

  /** Nothing is kept, or nothing that may be read. */
  isEmpty(): boolean {
    return this.#folder.isEmpty();
  }

  /** digest: of the bytes, as bccx-unwind answers it. */
  get(digest: string): CachedTable | undefined {
    const bytes = this.#folder.read(nameOf(digest));
    if (bytes === undefined) return undefined;
    const table = decode(bytes, digest);
    if (table === undefined) this.#folder.remove(nameOf(digest));
    return table;
  }

  put(digest: string, table: CachedTable): void {
    this.#folder.write(nameOf(digest), encode(digest, table));
  }
}

function nameOf(digest: string): string {
  return digest.slice(0, 64);
}

function encode(digest: string, { base, textEnd, fdeBytes, unsupportedBytes, segments, words }: CachedTable): Buffer[] {
  const head = Buffer.alloc(HEAD_BYTES + segments.length * SEGMENT_BYTES);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(layout.version, 8);
  head.writeUInt32LE(segments.length, 12);
  head.writeBigUInt64LE(base, 16);
  head.writeBigUInt64LE(fdeBytes, 24);
  head.writeBigUInt64LE(unsupportedBytes, 32);
  head.writeUInt32LE(textEnd, 40);
  head.writeUInt32LE(words.chunks, 44);
  head.writeUInt32LE(words.rowBlocks, 48);
  head.write(digest, KEY_AT, 'hex');
  for (const [i, { offset, vaddr, size }] of segments.entries()) {
    for (const [k, word] of [offset, vaddr, size].entries())
      head.writeBigUInt64LE(word, HEAD_BYTES + i * SEGMENT_BYTES + k * 8);
  }
  const body = Buffer.from(words.words.buffer, words.words.byteOffset, words.words.byteLength);
  sumOf(head, body).copy(head, SUM_AT);
  return [head, body];
}

/** Undefined when anything in it does not fit. */
function decode(bytes: Buffer, digest: string): CachedTable | undefined {
  if (bytes.byteLength < HEAD_BYTES || bytes.toString('latin1', 0, 8) !== MAGIC) return undefined;
  if (bytes.readUInt32LE(8) !== layout.version || bytes.toString('hex', KEY_AT, SUM_AT) !== digest) return undefined;
  const nr = bytes.readUInt32LE(12);
  const chunks = bytes.readUInt32LE(44);
  const rowBlocks = bytes.readUInt32LE(48);
  if (nr > SEGMENTS_MAX || chunks > CHUNKS_MAX || rowBlocks > ROW_BLOCKS_MAX) return undefined;
  const headBytes = HEAD_BYTES + nr * SEGMENT_BYTES;
  const count = (indexBlocks(chunks) + rowBlocks) * layout.blockRows;
  if (bytes.byteLength !== headBytes + count * 4) return undefined;
  const head = bytes.subarray(0, headBytes);
  const body = bytes.subarray(headBytes);
  const sum = Buffer.from(head.subarray(SUM_AT, HEAD_BYTES));
  head.fill(0, SUM_AT, HEAD_BYTES);
  if (!sumOf(head, body).equals(sum)) return undefined;
  return {
    base: head.readBigUInt64LE(16),
    fdeBytes: head.readBigUInt64LE(24),
    unsupportedBytes: head.readBigUInt64LE(32),
    textEnd: head.readUInt32LE(40),
    segments: Array.from({ length: nr }, (_, i) => segmentAt(head, HEAD_BYTES + i * SEGMENT_BYTES)),
    words: { chunks, rowBlocks, words: wordsOf(body) },
  };
}

/** Seen where they lie: tables are large. Copied only when they lie unaligned. */
function wordsOf(body: Buffer): Uint32Array {
  const aligned = body.byteOffset % 4 === 0 ? body : Uint8Array.from(body);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

function segmentAt(head: Buffer, at: number): Segment {
  return {
    offset: head.readBigUInt64LE(at),
    vaddr: head.readBigUInt64LE(at + 8),
    size: head.readBigUInt64LE(at + 16),
  };
}

/** Of head and body, the sum's own place zero. */
function sumOf(head: Uint8Array, body: Uint8Array): Buffer {
  return createHash('sha256').update(head).update(body).digest();
}
