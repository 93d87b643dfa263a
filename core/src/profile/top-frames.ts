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

/** The `count` functions with the largest own amounts (or whole ones), largest first. */
export function topFrames(tree: CallTree, column: number, count: number, by: 'self' | 'total' = 'self'): TopFrame[] {
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
