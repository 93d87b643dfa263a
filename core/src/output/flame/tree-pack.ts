/**
 * A call tree as few bytes: what a picture carries with it, so that search is exact and zoom shows what is too narrow
 * to draw. Columns compress better than rows. All integers are LEB128 varints:
 *
 *     version, frames, nodes, columns, flags
 *     per frame, sorted: kind and inlining, bytes shared with the name before, bytes that follow, those bytes
 *     per node but the root, depth first: levels up from the node before (0: its child)
 *     per node but the root: frame number
 *     per column and node: own value, zigzag
 *     with flag 1, per node: distance of its start from its parent's
 *
 * Parents, depths, ends and totals follow from these.
 */
import { type Amounts, addAmount, isWide, zeroAmounts } from '../../profile/amounts.ts';
import type { CallTree } from '../../profile/call-tree.ts';
import { FRAME_KINDS, type FrameKind, type ValueType } from '../../profile/model.ts';
import type { TreeFrame } from '../../profile/tree-frames.ts';

const VERSION = 1;
const HAS_START = 1;
const WIDE = 2;

/** Packs the tree; `shown` makes a name safe to be shown. */
export function packTree(tree: CallTree, shown: (name: string) => string): Uint8Array {
  const out = new VarintWriter(tree.length * 5 + 4096);
  const wide = tree.total.some(isWide);
  out.write(VERSION);
  out.write(tree.frames.length);
  out.write(tree.length);
  out.write(tree.self.length);
  out.write((tree.start === undefined ? 0 : HAS_START) | (wide ? WIDE : 0));
  const numbers = packFrames(out, tree.frames, shown);
  for (let node = 1; node < tree.length; node++) out.write(tree.depth[node - 1]! + 1 - tree.depth[node]!);
  for (let node = 1; node < tree.length; node++) out.write(numbers[tree.frame[node]!]!);
  for (const column of tree.self) packValues(out, column);
  if (tree.start !== undefined) {
    for (let node = 0; node < tree.length; node++) {
      out.write(node === 0 ? 0 : Math.round(tree.start[node]! - tree.start[tree.parent[node]!]!));
    }
  }
  return out.finish();
}

function packFrames(out: VarintWriter, frames: readonly TreeFrame[], shown: (name: string) => string): Int32Array {
  const names = frames.map((frame) => Buffer.from(shown(frame.name), 'utf8'));
  const order = frames.map((_, i) => i).sort((a, b) => Buffer.compare(names[a]!, names[b]!));
  const numbers = new Int32Array(frames.length);
  let before: Uint8Array = new Uint8Array(0);
  order.forEach((index, number) => {
    numbers[index] = number;
    const name = names[index]!;
    let shared = 0;
    while (shared < name.length && shared < before.length && name[shared] === before[shared]) shared++;
    out.write(frames[index]!.kind * 2 + (frames[index]!.inlined ? 1 : 0));
    out.write(shared);
    out.write(name.length - shared);
    out.writeBytes(name.subarray(shared));
    before = name;
  });
  return numbers;
}

function packValues(out: VarintWriter, values: Amounts): void {
  for (const value of values) {
    if (typeof value === 'number' && value >= 0 && value < 2 ** 52) out.write(value * 2);
    else out.writeBig(zigzag(BigInt(value)));
  }
}

function zigzag(value: bigint): bigint {
  return value >= 0n ? value * 2n : -value * 2n - 1n;
}

class VarintWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  write(value: number): void {
    if (this.#length + 10 > this.#bytes.length) this.#grow(10);
    if (value < 128) {
      this.#bytes[this.#length++] = value;
      return;
    }
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  writeBig(value: bigint): void {
    if (this.#length + 10 > this.#bytes.length) this.#grow(10);
    let rest = value;
    while (rest >= 128n) {
      this.#bytes[this.#length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.#bytes[this.#length++] = Number(rest);
  }

  writeBytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(extra: number): void {
    const grown = new Uint8Array(this.#bytes.length * 2 + extra);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Reads what `packTree` wrote. `columns` are the value types of its columns. */
export function unpackTree(bytes: Uint8Array, columns: readonly ValueType[]): CallTree {
  const input = new VarintReader(bytes);
  if (input.read() !== VERSION) throw new Error('written by another version of bccx');
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
  const self = Array.from({ length: columnCount }, () => unpackValues(input, length, (flags & WIDE) !== 0));
  const total = self.map((values) => sumUp(values, parent));
  const tree = { length, frames, frame, parent, depth, end: subtreeEnds(parent), columns, self, total };
  if ((flags & HAS_START) === 0) return tree;
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
