import type { UnwindRows } from './layout.ts';

/**
 * What core.wasm is asked for and answers: the bytes of core/wasm/include/bccx/unwind_request.h, little-endian.
 * Answers come from a process that is not trusted: every length is checked before it is used.
 */
export const REQUEST_BYTES = 32;
const ANSWER_BYTES = 56;
const SEGMENT_BYTES = 24;
const SEGMENTS_MAX = 16;
const ROW_BYTES = 8;

/** Stream of core.wasm that takes requests for tables. */
export const TABLES_STREAM = 0;

export interface TableRequest {
  /** start_boottime of the process in ns; 0 matches any. */
  readonly startNs: bigint;
  /** Start of an executable mapping of the wanted object. */
  readonly mapStart: bigint;
  readonly tgid: number;
  readonly epoch: number;
  readonly token: number;
}

/** An executable segment: file bytes [offset, offset + size) are mapped at vaddr of the object's own addresses. */
export interface Segment {
  readonly offset: bigint;
  readonly vaddr: bigint;
  readonly size: bigint;
}

export interface TableAnswer {
  readonly token: number;
  /** 0, or a negative errno: -61 no .eh_frame, -8 no x86-64 ELF object, … */
  readonly error: number;
  /** Lowest loaded address of the object; rows count from it. */
  readonly base: bigint;
  /** Executable addresses end here, relative to base. */
  readonly textEnd: number;
  /** Bytes of code with unwind information, and how many of them no rule can express. */
  readonly fdeBytes: bigint;
  readonly unsupportedBytes: bigint;
  readonly segments: readonly Segment[];
  readonly rows: UnwindRows;
}

export function encodeRequests(requests: readonly TableRequest[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(requests.length * REQUEST_BYTES));
  for (const [i, request] of requests.entries()) {
    const at = i * REQUEST_BYTES;
    view.setBigUint64(at, request.startNs, true);
    view.setBigUint64(at + 8, request.mapStart, true);
    view.setUint32(at + 16, request.tgid, true);
    view.setUint32(at + 20, request.epoch, true);
    view.setUint32(at + 24, request.token, true);
  }
  return new Uint8Array(view.buffer);
}

/** @throws {RangeError} when the bytes are not whole answers */
export function* decodeAnswers(bytes: Uint8Array): Generator<TableAnswer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; ) {
    if (bytes.byteLength - at < ANSWER_BYTES) throw new RangeError('an unwind table ends in the middle of its head');
    const nrSegments = view.getUint32(at + 48, true);
    const nrRows = view.getUint32(at + 52, true);
    const textEnd = view.getBigUint64(at + 24, true);
    const body = nrSegments * SEGMENT_BYTES + nrRows * ROW_BYTES;
    if (nrSegments > SEGMENTS_MAX || body > bytes.byteLength - at - ANSWER_BYTES || textEnd > 0xffff_ffffn) {
      throw new RangeError('an unwind table is longer than what came');
    }
    const segmentsAt = at + ANSWER_BYTES;
    const rowsAt = segmentsAt + nrSegments * SEGMENT_BYTES;
    yield {
      token: view.getUint32(at, true),
      error: view.getInt32(at + 4, true),
      base: view.getBigUint64(at + 8, true),
      textEnd: Number(textEnd),
      fdeBytes: view.getBigUint64(at + 32, true),
      unsupportedBytes: view.getBigUint64(at + 40, true),
      segments: Array.from({ length: nrSegments }, (_, i) => segment(view, segmentsAt + i * SEGMENT_BYTES)),
      rows: copyWords(bytes, rowsAt, nrRows * 2),
    };
    at = rowsAt + nrRows * ROW_BYTES;
  }
}

/** Copied: rows outlive the buffer, in which they may lie unaligned. */
function copyWords(bytes: Uint8Array, at: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  new Uint8Array(words.buffer).set(bytes.subarray(at, at + words.byteLength));
  return words;
}

function segment(view: DataView, at: number): Segment {
  return {
    offset: view.getBigUint64(at, true),
    vaddr: view.getBigUint64(at + 8, true),
    size: view.getBigUint64(at + 16, true),
  };
}
