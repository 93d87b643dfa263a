/**
 * The call tree that pictures and tables are drawn from: stacks merged by what a frame is called and what kind it is,
 * in depth-first order with siblings sorted, as columns. Node 0 is the root, "all".
 */
import { type Amounts, isWide, widened, zeroAmounts } from './amounts.ts';
import { compareCodePoints } from './code-point-order.ts';
import type { Profile, ValueType } from './model.ts';
import { type TreeFrame, TreeFrames } from './tree-frames.ts';
import { growTree } from './tree-grower.ts';

export interface CallTree {
  readonly length: number;
  readonly frames: readonly TreeFrame[];
  /** Index into `frames`; -1 for the root. */
  readonly frame: Int32Array;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Index behind the last node of the subtree. */
  readonly end: Int32Array;
  /** Value types of the columns below: one, or before and after of a comparison. */
  readonly columns: readonly ValueType[];
  /** Values of the node's own samples, a column for each of `columns`. */
  readonly self: readonly Amounts[];
  /** Values of the whole subtree. */
  readonly total: readonly Amounts[];
  /** Where each node begins, in amounts from the left, when that is time; without it siblings follow each other. */
  readonly start?: Float64Array;
}

export interface CallTreeOptions {
  /** Value types to add up, by index; the default one without, both of a comparison. */
  readonly columns?: readonly number[];
  /** Labels that become the outermost frames, in order; `comm` without. */
  readonly roots?: readonly string[];
  /** Order of siblings: by code point of the name, or widest first. */
  readonly order?: 'name' | 'width';
  /** Merge from the leaf inwards, so that each function's callers are above it. */
  readonly reverse?: boolean;
  /** Draw a function that calls itself once. */
  readonly collapseRecursion?: boolean;
}

export function buildCallTree(profile: Profile, options: CallTreeOptions = {}): CallTree {
  const frames = new TreeFrames(profile, options.roots ?? ['comm']);
  const { parent, frame, leaves } = growTree(profile, frames, {
    reverse: options.reverse === true,
    collapseRecursion: options.collapseRecursion === true,
  });
  const columns = options.columns ?? defaultColumns(profile);
  const values = columns.map((column) => profile.samples.values[column]!);
  const sum = (leafOf: Int32Array, above: Int32Array, of: Amounts): Amounts =>
    accumulate(scatter(of, leafOf, above.length), above);
  const order =
    options.order === 'width' ? byWidth(sum(leaves, parent, values.at(-1)!)) : byRank(frame, frameRanks(frames.frames));
  const { place, ...shape } = depthFirstShape({ parent, frame, order });
  const leafPlaces = new Int32Array(leaves.length);
  for (let i = 0; i < leaves.length; i++) leafPlaces[i] = place[leaves[i]!]!;
  const wide = values.some(isWide);
  const self = values.map((column) => widened(scatter(column, leafPlaces, parent.length), wide));
  return {
    ...shape,
    length: parent.length,
    frames: frames.frames,
    columns: columns.map((column) => profile.valueTypes[column]!),
    self,
    total: self.map((column) => accumulate(column, shape.parent)),
  };
}

export function defaultColumns(profile: Profile): number[] {
  return profile.comparison ? [0, 1] : [profile.defaultValue];
}

/** Position of each frame when sorted by name, kind and inlining. */
function frameRanks(frames: readonly TreeFrame[]): Int32Array {
  const order = frames.map((_, i) => i);
  order.sort((a, b) => compareFrames(frames[a]!, frames[b]!));
  const ranks = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) ranks[order[i]!] = i;
  return ranks;
}

function compareFrames(a: TreeFrame, b: TreeFrame): number {
  return compareCodePoints(a.name, b.name) || a.kind - b.kind || Number(a.inlined) - Number(b.inlined);
}

// The two element types never mix within one column: the sums below are number + number or bigint + bigint.

function scatter(values: Amounts, leaves: Int32Array, length: number): Amounts {
  const self = zeroAmounts(length, isWide(values));
  for (let i = 0; i < values.length; i++) (self as Float64Array)[leaves[i]!]! += (values as Float64Array)[i]!;
  return self;
}

function accumulate(self: Amounts, parent: Int32Array): Amounts {
  const total = self.slice() as Float64Array;
  for (let node = total.length - 1; node > 0; node--) total[parent[node]!]! += total[node]!;
  return total;
}

/** Nodes sorted by the rank of their frame: a counting sort. */
function byRank(frame: Int32Array, ranks: Int32Array): Int32Array {
  const next = new Int32Array(ranks.length + 1);
  for (let node = 1; node < frame.length; node++) next[ranks[frame[node]!]! + 1]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const order = new Int32Array(frame.length - 1);
  for (let node = 1; node < frame.length; node++) order[next[ranks[frame[node]!]!]!++] = node;
  return order;
}

function byWidth(total: Amounts): Int32Array {
  const order = Int32Array.from({ length: total.length - 1 }, (_, i) => i + 1);
  return order.sort((a, b) => (total[a]! > total[b]! ? -1 : total[a]! < total[b]! ? 1 : a - b));
}

interface UnorderedTree {
  parent: Int32Array;
  frame: Int32Array;
  /** All nodes but the root, such that siblings come in the order wanted. */
  order: Int32Array;
}

// Each pass is a function of its own: the engine optimizes a loop while it runs, but gives up what it optimized when the
// same function comes to a second loop that it has seen nothing of.

/** Number of nodes of each subtree, itself included. */
function subtreeSizes(parent: Int32Array): Int32Array {
  const size = new Int32Array(parent.length).fill(1);
  for (let node = parent.length - 1; node > 0; node--) size[parent[node]!]! += size[node]!;
  return size;
}

/** How far each node comes behind its parent in depth-first order: one, and the subtrees of the siblings before it. */
function distances(parent: Int32Array, order: Int32Array, size: Int32Array): Int32Array {
  const distance = new Int32Array(parent.length);
  const room = new Int32Array(parent.length).fill(1);
  for (const node of order) {
    const above = parent[node]!;
    distance[node] = room[above]!;
    room[above]! += size[node]!;
  }
  return distance;
}

/** Where each node comes in depth-first order. `distance` becomes the answer; parents stand before their children. */
function placesFrom(distance: Int32Array, parent: Int32Array): Int32Array {
  for (let node = 1; node < distance.length; node++) distance[node]! += distance[parent[node]!]!;
  return distance;
}

/** The columns of the tree that do not depend on values, and the place of each node in them. */
function depthFirstShape(
  tree: UnorderedTree,
): Pick<CallTree, 'frame' | 'parent' | 'depth' | 'end'> & { place: Int32Array } {
  const length = tree.parent.length;
  const size = subtreeSizes(tree.parent);
  const place = placesFrom(distances(tree.parent, tree.order, size), tree.parent);
  const frame = new Int32Array(length);
  const parent = new Int32Array(length);
  const depth = new Int32Array(length);
  const end = new Int32Array(length);
  parent[0] = -1;
  frame[0] = -1;
  end[0] = length;
  for (let node = 1; node < length; node++) {
    const at = place[node]!;
    const above = place[tree.parent[node]!]!;
    parent[at] = above;
    depth[at] = depth[above]! + 1;
    frame[at] = tree.frame[node]!;
    end[at] = at + size[node]!;
  }
  return { frame, parent, depth, end, place };
}
