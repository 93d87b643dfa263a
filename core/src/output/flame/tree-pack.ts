/**
 * A call tree as few bytes: what a picture carries with it, so that search is exact and zoom shows what is too narrow
 * to draw. Columns compress better than rows. All integers are LEB128 varints:
 *
 *     version, frames, nodes, columns, flags
 *     per frame: kind and inlining, bytes shared with the name before, bytes that follow, those bytes
 *     per node but the root, depth first: levels up from the node before (0: its child)
 *     per node but the root: frame number
 *     per column and node: own value, zigzag
 *     with flag 1, per node: distance of its start from its parent's
 *
 * Parents, depths, ends and totals follow from these.
 */
import { isWide } from '../../profile/amounts.ts';
import type { CallTree } from '../../profile/call-tree.ts';
import type { TreeFrame } from '../../profile/tree-frames.ts';
import { ColumnPacker, LARGE_TREE } from './tree-module.ts';
import { PACK_FLAG, PACK_VERSION } from './tree-unpack.ts';

/** Packs the tree; `shown` makes a name safe to be shown. Both ways of packing columns give the same bytes. */
export function packTree(
  tree: CallTree,
  shown: (name: string) => string,
  columns: 'module' | 'plain' = tree.length < LARGE_TREE ? 'plain' : 'module',
): Uint8Array {
  const out = new VarintWriter(tree.length * 5 + 4096);
  const wide = tree.total.some(isWide);
  out.write(PACK_VERSION);
  out.write(tree.frames.length);
  out.write(tree.length);
  out.write(tree.self.length);
  out.write((tree.start === undefined ? 0 : PACK_FLAG.start) | (wide ? PACK_FLAG.wide : 0));
  packFrames(out, tree.frames, shown);
  if (columns === 'module' && !wide) packColumnsInModule(out, tree);
  else packColumns(out, tree);
  if (tree.start !== undefined) {
    for (let node = 0; node < tree.length; node++) {
      out.write(node === 0 ? 0 : Math.round(tree.start[node]! - tree.start[tree.parent[node]!]!));
    }
  }
  return out.finish();
}

function packColumnsInModule(out: VarintWriter, tree: CallTree): void {
  const packer = new ColumnPacker();
  const write = (bytes: Uint8Array): void => out.writeBytes(bytes);
  packer.levels(tree.depth, write);
  packer.numbers(tree.frame.subarray(1), write);
  for (const column of tree.self) packer.amounts(column as Float64Array, write);
}

function packColumns(out: VarintWriter, tree: CallTree): void {
  for (let node = 1; node < tree.length; node++) out.write(tree.depth[node - 1]! + 1 - tree.depth[node]!);
  for (let node = 1; node < tree.length; node++) out.write(tree.frame[node]!);
  for (const column of tree.self) {
    for (const value of column) {
      if (typeof value === 'number' && value >= 0 && value < 2 ** 52) out.write(value * 2);
      else out.writeBig(zigzag(BigInt(value)));
    }
  }
}

/** Names share much with the one before when they are sorted. */
function packFrames(out: VarintWriter, frames: readonly TreeFrame[], shown: (name: string) => string): void {
  let before: Uint8Array = new Uint8Array(0);
  for (const frame of frames) {
    const name = Buffer.from(shown(frame.name), 'utf8');
    let shared = 0;
    while (shared < name.length && shared < before.length && name[shared] === before[shared]) shared++;
    out.write(frame.kind * 2 + (frame.inlined ? 1 : 0));
    out.write(shared);
    out.write(name.length - shared);
    out.writeBytes(name.subarray(shared));
    before = name;
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
