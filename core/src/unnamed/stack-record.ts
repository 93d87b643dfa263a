/** Sizes and places of the SDK's bccx/stack_record.h, version 1. */
const VERSION = 1;
const KEY_BYTES = 16;
const FRAMES_AT = 40;
const ADDRESS_BITS = 57;
const KERNEL = 1;
const MAX_FRAMES = 127;
const MAX_RECORDS = 5;

/** A stack as BPF stored it. */
export interface StackRecord {
  readonly kernel: boolean;
  /** 0 for kernel stacks. */
  readonly tgid: number;
  /** enum bccx_stop. */
  readonly stop: number;
  /** Leaf first; sign-extended. */
  readonly addresses: readonly bigint[];
  /** Frames in the records that follow this one, see `wholeStack`. */
  readonly more: number;
}

/** Name of a stack: the 128 bits of struct bccx_stack_id as text. */
export function stackId(view: DataView, offset: number): string {
  return idText(view.getBigUint64(offset, true), view.getBigUint64(offset + 8, true));
}

function idText(hi: bigint, lo: bigint): string {
  return `${hi} ${BigInt.asUintN(64, lo)}`;
}

/** No stack was asked for, or there is none. */
export const noStack = '0 0';

/** Reads a drained batch of the map `stacks`. Records of another version are left out. */
export function readStacks(records: Uint8Array, count: number, into: Map<string, StackRecord>): void {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  const stride = count === 0 ? 0 : records.byteLength / count;
  for (let record = 0; record < count; record++) {
    const at = record * stride;
    const value = at + KEY_BYTES;
    if (value + FRAMES_AT > records.byteLength || view.getUint16(value, true) !== VERSION) continue;
    const frames = Math.min(
      view.getUint32(value + 24, true),
      MAX_FRAMES,
      Math.floor((stride - KEY_BYTES - FRAMES_AT) / 8),
    );
    into.set(stackId(view, at), {
      stop: view.getUint16(value + 2, true),
      kernel: (view.getUint32(value + 4, true) & KERNEL) !== 0,
      tgid: view.getUint32(value + 8, true),
      more: view.getUint32(value + 28, true),
      addresses: Array.from({ length: frames }, (_, index) =>
        BigInt.asUintN(64, BigInt.asIntN(ADDRESS_BITS, view.getBigUint64(value + FRAMES_AT + index * 8, true))),
      ),
    });
  }
}

/** A stack with the frames of all its records, as far as they are there. */
export function wholeStack(stacks: ReadonlyMap<string, StackRecord>, id: string): StackRecord | undefined {
  const first = stacks.get(id);
  if (first === undefined || first.more === 0) return first;
  const [hi = 0n, lo = 0n] = id.split(' ').map(BigInt);
  const addresses = [...first.addresses];
  const all = addresses.length + first.more;
  for (let k = 1; k < MAX_RECORDS && addresses.length < all; k++) {
    addresses.push(...(stacks.get(idText(hi, lo + BigInt(k)))?.addresses ?? []));
  }
  return { ...first, addresses, more: 0 };
}
