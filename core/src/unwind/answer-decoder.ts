import type { Segment, TableAnswer } from './table-request.ts';

/** struct unwind_answer, struct bccx_segment and struct bccx_unwind_row of core/libbpf-glue/unwind. */
const HEAD_BYTES = 128;
const DIGEST_AT = 64;
const SEGMENT_BYTES = 24;
const ROW_BYTES = 8;
const SEGMENTS_MAX = 16;
/** BCCX_EH_FRAME_MAX_ROWS. */
const ROWS_MAX = 4 << 20;

/** Takes answers out of what comes from bccx-unwind, which is not trusted: sizes are checked before anything is kept. */
export class AnswerDecoder {
  #parts: Uint8Array[] = [];
  #length = 0;
  #wanted = HEAD_BYTES;

  /** @throws {RangeError} when an answer claims to be larger than any can be */
  *push(chunk: Uint8Array): Generator<TableAnswer> {
    this.#parts.push(chunk);
    this.#length += chunk.byteLength;
    while (this.#length >= this.#wanted) {
      const bytes = this.#joined();
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const size = HEAD_BYTES + bodyBytes(view);
      this.#wanted = size;
      if (bytes.byteLength < size) return;
      yield decode(bytes, view);
      this.#parts = [bytes.subarray(size)];
      this.#length = bytes.byteLength - size;
      this.#wanted = HEAD_BYTES;
    }
  }

  #joined(): Uint8Array {
    const [only] = this.#parts;
    const all = this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts, this.#length);
    this.#parts = [all];
    return all;
  }
}

function bodyBytes(view: DataView): number {
  const segments = view.getUint32(48, true);
  const rows = view.getUint32(52, true);
  if (segments > SEGMENTS_MAX || rows > ROWS_MAX || view.getBigUint64(24, true) > 0xffff_ffffn) {
    throw new RangeError('a table is larger than any can be');
  }
  return segments * SEGMENT_BYTES + rows * ROW_BYTES;
}

function decode(bytes: Uint8Array, view: DataView): TableAnswer {
  const segments = view.getUint32(48, true);
  const rows = view.getUint32(52, true);
  return {
    token: view.getUint32(0, true),
    error: view.getInt32(4, true),
    base: view.getBigUint64(8, true),
    textEnd: Number(view.getBigUint64(24, true)),
    fdeBytes: view.getBigUint64(32, true),
    unsupportedBytes: view.getBigUint64(40, true),
    segments: Array.from({ length: segments }, (_, i) => segment(view, HEAD_BYTES + i * SEGMENT_BYTES)),
    vouched: view.getUint32(56, true) === 1,
    stop: view.getUint32(60, true),
    digest: Buffer.from(bytes.buffer, bytes.byteOffset + DIGEST_AT, HEAD_BYTES - DIGEST_AT).toString('hex'),
    rows: words(bytes, HEAD_BYTES + segments * SEGMENT_BYTES, rows * 2),
  };
}

/** Seen where they lie; copied only when they lie unaligned. */
function words(bytes: Uint8Array, at: number, count: number): Uint32Array {
  const start = bytes.byteOffset + at;
  if (start % 4 === 0) return new Uint32Array(bytes.buffer, start, count);
  const copy = new Uint32Array(count);
  new Uint8Array(copy.buffer).set(bytes.subarray(at, at + copy.byteLength));
  return copy;
}

function segment(view: DataView, at: number): Segment {
  return {
    offset: view.getBigUint64(at, true),
    vaddr: view.getBigUint64(at + 8, true),
    size: view.getBigUint64(at + 16, true),
  };
}
