import type { UnwindRows } from './layout.ts';
import type { TableWords } from './pack.ts';

/** What bccx-unwind is asked: struct unwind_request of core/libbpf-glue/unwind/protocol.h, little-endian. */
export const REQUEST_BYTES = 32;

/**
 * enum unwind_op: the table; the digest of what it would be made of; whether the object is root's alone to write to; a block
 * of tables to walk by, whose number is `mapStart`; a walk.
 */
export const UNWIND_OP = { TABLE: 0, KEY: 1, VOUCHED: 2, BLOCK: 3, WALK: 4 } as const;

export interface TableRequest {
  /** Of UNWIND_OP; the table without. */
  readonly op?: number;
  /** start_boottime of the process in ns; 0 matches any. */
  readonly startNs: bigint;
  /** Start of an executable mapping of the wanted object. */
  readonly mapStart: bigint;
  readonly tgid: number;
  readonly epoch: number;
  readonly token: number;
  /** What follows the request: of BLOCK and WALK. */
  readonly body?: readonly Uint8Array[];
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
  /** Executable addresses end here, relative to base. With EAGAIN: number of the block that a walk needs. */
  readonly textEnd: number;
  /** Bytes of code with unwind information, and how many of them no rule can express. */
  readonly fdeBytes: bigint;
  readonly unsupportedBytes: bigint;
  readonly segments: readonly Segment[];
  readonly rows: UnwindRows;
  /** The rows as they lie in blocks, when that is known already; then there are no others. */
  readonly words?: TableWords;
  /** The object is root's alone to write to; answered to VOUCHED only. */
  readonly vouched: boolean;
  /** enum bccx_stop of a walk, whose frames are the rows. */
  readonly stop: number;
  /** Names what the table is made of; not answered to VOUCHED. 128 hexadecimal digits. */
  readonly digest: string;
}

export function encodeRequests(requests: readonly TableRequest[]): Uint8Array {
  const parts = requests.flatMap(({ body = [] }) => body);
  const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, requests.length * REQUEST_BYTES);
  const view = new DataView(new ArrayBuffer(bytes));
  const all = new Uint8Array(view.buffer);
  let at = 0;
  for (const request of requests) {
    view.setBigUint64(at, request.startNs, true);
    view.setBigUint64(at + 8, request.mapStart, true);
    view.setUint32(at + 16, request.tgid, true);
    view.setUint32(at + 20, request.epoch, true);
    view.setUint32(at + 24, request.token, true);
    view.setUint32(at + 28, request.op ?? UNWIND_OP.TABLE, true);
    at += REQUEST_BYTES;
    for (const part of request.body ?? []) {
      all.set(part, at);
      at += part.byteLength;
    }
  }
  return all;
}
