/** Reads a packed call tree; tree-pack.ts writes it and describes it. */
import { type Amounts, addAmount, isWide, zeroAmounts } from '../../profile/amounts.ts';
import type { CallTree } from '../../profile/call-tree.ts';
import { FRAME_KINDS, type FrameKind, type ValueType } from '../../profile/model.ts';
import type { TreeFrame } from '../../profile/tree-frames.ts';

export const PACK_VERSION = 1;
export const PACK_FLAG = { start: 1, wide: 2 } as const;

/** Reads what `packTree` wrote. `columns` are the value types of its columns. */
export function unpackTree(bytes: Uint8Array, columns: readonly ValueType[]): CallTree {
  const input = new VarintReader(bytes);
  if (input.read() !== PACK_VERSION) throw new Error('written by another version of bccx');
  const frameCount = input.read();
  const length = input.read();
  const columnCount = input.read();
  const flags = input.read();
  const frames = unpackFrames(input, frameCount);
  const parent = new Int32Array(length);
  const depth = new Int32Array(length);
  const frame = new Int32Array(length);
  parent[0] = -1;
  frame[0] = -1;
  for (let node = 1; node < length; node++) {
    let above = node - 1;
    for (let up = input.read(); up > 0; up--) above = parent[above]!;
    parent[node] = above;
    depth[node] = depth[above]! + 1;
  }
  for (let node = 1; node < length; node++) frame[node] = input.read();
  const self = Array.from({ length: columnCount }, () => unpackValues(input, length, (flags & PACK_FLAG.wide) !== 0));
  const total = self.map((values) => sumUp(values, parent));
  const tree = { length, frames, frame, parent, depth, end: subtreeEnds(parent), columns, self, total };
  if ((flags & PACK_FLAG.start) === 0) return tree;
  const start = new Float64Array(length);
  for (let node = 0; node < length; node++) start[node] = input.read() + (node === 0 ? 0 : start[parent[node]!]!);
  return { ...tree, start };
}

function unpackFrames(input: VarintReader, count: number): TreeFrame[] {
  const decoder = new TextDecoder();
  let name = new Uint8Array(0);
  return Array.from({ length: count }, () => {
    const kind = input.read();
    const shared = input.read();
    const more = input.bytes(input.read());
    const next = new Uint8Array(shared + more.length);
    next.set(name.subarray(0, shared));
    next.set(more, shared);
    name = next;
    const number = kind >> 1;
    return {
      name: decoder.decode(next),
      kind: (number < FRAME_KINDS ? number : 0) as FrameKind,
      inlined: (kind & 1) === 1,
    };
  });
}

function unpackValues(input: VarintReader, length: number, wide: boolean): Amounts {
  const values = zeroAmounts(length, wide);
  for (let node = 0; node < length; node++) {
    if (isWide(values)) {
      const coded = input.readBig();
      values[node] = (coded & 1n) === 0n ? coded >> 1n : -((coded + 1n) >> 1n);
    } else {
      const coded = input.read();
      values[node] = coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    }
  }
  return values;
}

function sumUp(self: Amounts, parent: Int32Array): Amounts {
  const total = self.slice();
  for (let node = total.length - 1; node > 0; node--) addAmount(total, parent[node]!, total, node);
  return total;
}

/** In depth-first order a subtree ends where the last of its nodes does. */
export function subtreeEnds(parent: Int32Array): Int32Array {
  const end = Int32Array.from(parent, (_, node) => node + 1);
  for (let node = end.length - 1; node > 0; node--) {
    const above = parent[node]!;
    if (end[node]! > end[above]!) end[above] = end[node]!;
  }
  return end;
}

class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#next();
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
      factor *= 128;
    }
  }

  readBig(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#next();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  bytes(length: number): Uint8Array {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #next(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error('the data ends too early');
    return byte;
  }
}
