import { type Amounts, addAmount, isWide, zeroAmounts } from './amounts.ts';
import type { CallTree } from './call-tree.ts';
import type { TreeFrame } from './tree-frames.ts';

/** A function's sums over the whole tree. */
export interface TopFrame extends TreeFrame {
  /** Index into the tree's frames. */
  readonly frame: number;
  readonly self: number | bigint;
  /** With what it called; a function that calls itself is counted once. */
  readonly total: number | bigint;
}

export interface TopOptions {
  readonly column: number;
  /** Functions at most. */
  readonly count: number;
  readonly by?: 'self' | 'total';
}

/** The functions with the largest own amounts (or whole ones), largest first. */
export function topFrames(tree: CallTree, { column, count, by = 'self' }: TopOptions): TopFrame[] {
  const self = zeroAmounts(tree.frames.length, isWide(tree.self[column]!));
  const total = zeroAmounts(tree.frames.length, isWide(tree.total[column]!));
  sumFrames(tree, column, { self, total });
  const keys = by === 'self' ? self : total;
  return tree.frames
    .map((_, frame) => frame)
    .filter((frame) => Number(keys[frame]!) !== 0)
    .sort((a, b) => (keys[a]! > keys[b]! ? -1 : keys[a]! < keys[b]! ? 1 : a - b))
    .slice(0, count)
    .map((frame) => ({ ...tree.frames[frame]!, frame, self: self[frame]!, total: total[frame]! }));
}

/** Own amounts alone, of the functions with most: a pass over the tree without keeping the path. */
export function topSelf(tree: CallTree, column: number, count: number): { name: string; self: number | bigint }[] {
  const self = zeroAmounts(tree.frames.length, isWide(tree.self[column]!));
  const values = tree.self[column]!;
  for (let node = 1; node < tree.length; node++) {
    (self as Float64Array)[tree.frame[node]!]! += (values as Float64Array)[node]!;
  }
  return tree.frames
    .map(({ name }, frame) => ({ name, self: self[frame]! }))
    .filter((row) => Number(row.self) !== 0)
    .sort((a, b) => (a.self > b.self ? -1 : a.self < b.self ? 1 : 0))
    .slice(0, count);
}

function sumFrames(tree: CallTree, column: number, sums: { self: Amounts; total: Amounts }): void {
  // How often each function is on the path to the present node.
  const onPath = new Int32Array(tree.frames.length);
  const path: number[] = [];
  for (let node = 1; node < tree.length; node++) {
    const depth = tree.depth[node]! - 1;
    while (path.length > depth) onPath[path.pop()!]!--;
    const frame = tree.frame[node]!;
    addAmount(sums.self, frame, tree.self[column]!, node);
    if (onPath[frame] === 0) addAmount(sums.total, frame, tree.total[column]!, node);
    onPath[frame]!++;
    path.push(frame);
  }
}
