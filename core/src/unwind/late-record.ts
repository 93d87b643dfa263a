/**
 * A stack that the kernel could not finish: struct bccx_late of sdk/bpf/include/bccx/late_record.h. Only what the host needs is
 * read here; registers and the stack itself are for bccx-unwind.
 */
export interface LateRecord {
  /** Struct and slice, to be handed on. */
  readonly bytes: Uint8Array;
  readonly tgid: number;
  /** CLOCK_MONOTONIC. */
  readonly timeNs: bigint;
  readonly pc: bigint;
}

/** sizeof(struct bccx_late). */
export const LATE_HEAD_BYTES = 408;
const NAME_BYTES = 16;
/** struct bccx_stack and struct bccx_stack_id of stack_record.h. */
const STACK_HEAD_BYTES = 40;
const STACK_DEPTH = 127;
const STACK_RECORDS = 5;
/** An entry of the map `stacks`, as a drain has it. */
export const STACK_ENTRY_BYTES = NAME_BYTES + STACK_HEAD_BYTES + 8 * STACK_DEPTH;
/** Values of the map `stacks`. */
export const STACK_BYTES = STACK_ENTRY_BYTES - NAME_BYTES;
const STACK_VERSION = 1;
const FLAG_REST = 2;
const FLAG_LATE = 4;
const HOW_INSTRUCTION = 1n << 57n;
const HOW_FRAME_POINTER = 2n << 57n;
/** Places in struct bccx_late. */
const AT = { pc: 40, bp: 56, maxFrames: 90, sliceBytes: 96, sliceAt: 104 } as const;

/** The records of a batch of a ring buffer, copied; one that is too short to be any is left out. */
export function decodeLateRecords(batch: Uint8Array): LateRecord[] {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const records: LateRecord[] = [];
  for (let at = 0; at + 8 <= batch.byteLength; ) {
    const length = view.getUint32(at, true);
    const from = at + 8;
    at = from + ((length + 7) & ~7);
    if (length < LATE_HEAD_BYTES || from + length > batch.byteLength) continue;
    records.push({
      bytes: batch.slice(from, from + length),
      tgid: view.getUint32(from + 16, true),
      timeNs: view.getBigUint64(from + 32, true),
      pc: view.getBigUint64(from + AT.pc, true),
    });
  }
  return records;
}

/**
 * The stack by frame pointers, as far as the slice reaches: about what the kernel's own walk would have given. For records that
 * nobody walks by tables; the bytes are the traced program's, so every address is checked.
 */
export function framePointerFrames({ bytes, pc }: LateRecord): BigUint64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const slice = Math.min(view.getUint32(AT.sliceBytes, true), bytes.byteLength - LATE_HEAD_BYTES);
  const sliceAt = view.getBigUint64(AT.sliceAt, true);
  const most = view.getUint16(AT.maxFrames, true);
  const frames = [BigInt.asUintN(57, pc) | HOW_INSTRUCTION];
  for (let fp = view.getBigUint64(AT.bp, true); frames.length < most; ) {
    const at = Number(fp - sliceAt);
    if (!(at >= 0 && at + 16 <= slice)) break;
    const returns = view.getBigUint64(LATE_HEAD_BYTES + at + 8, true);
    if (returns === 0n) break;
    frames.push(BigInt.asUintN(57, returns) | HOW_FRAME_POINTER);
    const next = view.getBigUint64(LATE_HEAD_BYTES + at, true);
    if (next <= fp) break;
    fp = next;
  }
  return BigUint64Array.from(frames);
}

/**
 * Entries of the map `stacks` for a finished stack, back to back: name, record, and more of both for a long one. frames: as
 * the records have them, leaf first, at least one. stop: enum bccx_stop.
 */
export function stackEntries(record: LateRecord, frames: BigUint64Array, stop: number): Uint8Array[] {
  const head = new DataView(record.bytes.buffer, record.bytes.byteOffset, LATE_HEAD_BYTES);
  const count = Math.min(Math.ceil(frames.length / STACK_DEPTH), STACK_RECORDS);
  return Array.from({ length: count }, (_, k) => {
    const part = frames.subarray(k * STACK_DEPTH, (k + 1) * STACK_DEPTH);
    const entry = new DataView(new ArrayBuffer(STACK_ENTRY_BYTES));
    entry.setBigUint64(0, head.getBigUint64(0, true), true);
    entry.setBigUint64(8, BigInt.asUintN(64, head.getBigUint64(8, true) + BigInt(k)), true);
    entry.setUint16(16, STACK_VERSION, true);
    entry.setUint16(18, stop, true);
    entry.setUint32(20, FLAG_LATE | (k > 0 ? FLAG_REST : 0), true);
    entry.setUint32(24, record.tgid, true);
    entry.setUint32(28, head.getUint32(20, true), true);
    entry.setBigUint64(32, head.getBigUint64(24, true), true);
    entry.setUint32(40, part.length, true);
    entry.setUint32(44, k > 0 ? 0 : frames.length - part.length, true);
    entry.setBigUint64(48, record.timeNs, true);
    part.forEach((frame, i) => {
      entry.setBigUint64(NAME_BYTES + STACK_HEAD_BYTES + 8 * i, frame, true);
    });
    return new Uint8Array(entry.buffer);
  });
}
