/** Brings a call tree into depth-first order and adds up its amounts, in JavaScript. */
import { type Amounts, isWide, widened, zeroAmounts } from './amounts.ts';
import type { CallTree } from './call-tree.ts';
import type { GrownTree } from './tree-grower.ts';

/** A call tree in no order, and what decides it. */
export interface ShapelessTree extends GrownTree {
  /** By frame: its number in the finished tree, which is the order of siblings by name. */
  readonly ranks: Int32Array;
  readonly order: 'name' | 'width';
  /** Columns of the samples' amounts, as long as `leaves`; the last one is what `width` means. */
  readonly values: readonly Amounts[];
}

export type TreeShape = Pick<CallTree, 'frame' | 'parent' | 'depth' | 'end' | 'self' | 'total'>;

export type ShapeTree = (tree: ShapelessTree) => TreeShape;

export const shapeTree: ShapeTree = (tree) => {
  const order = tree.order === 'width' ? byWidth(tree) : byRank(tree.frame, tree.ranks);
  const { place, ...shape } = depthFirst(tree, order);
  const leaves = new Int32Array(tree.leaves.length);
  for (let i = 0; i < leaves.length; i++) leaves[i] = place[tree.leaves[i]! + 1]!;
  const wide = tree.values.some(isWide);
  const self = tree.values.map((column) => widened(scatter(column, leaves, shape.parent.length), wide));
  return { ...shape, self, total: self.map((column) => accumulate(column, shape.parent)) };
};

// The two element types never mix within one column: the sums below are number + number or bigint + bigint.

function scatter(values: Amounts, leaves: Int32Array, length: number): Amounts {
  const self = zeroAmounts(length, isWide(values));
  for (let i = 0; i < values.length; i++) (self as Float64Array)[leaves[i]!]! += (values as Float64Array)[i]!;
  return self;
}

/** Sums of whole subtrees; `parent` is that of a tree with its root. */
function accumulate(self: Amounts, parent: Int32Array): Amounts {
  const total = self.slice() as Float64Array;
  for (let node = total.length - 1; node > 0; node--) total[parent[node]!]! += total[node]!;
  return total;
}

/** Nodes sorted by the rank of their frame: a counting sort. */
function byRank(frame: Int32Array, ranks: Int32Array): Int32Array {
  const next = new Int32Array(ranks.length + 1);
  for (const number of frame) next[ranks[number]! + 1]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const order = new Int32Array(frame.length);
  for (let node = 0; node < frame.length; node++) order[next[ranks[frame[node]!]!]!++] = node;
  return order;
}

/** Nodes sorted by their whole amounts, largest first. */
function byWidth({ parent, leaves, values }: ShapelessTree): Int32Array {
  const above = new Int32Array(parent.length + 1);
  for (let node = 1; node < above.length; node++) above[node] = parent[node - 1]! + 1;
  const own = scatter(
    values.at(-1)!,
    leaves.map((leaf) => leaf + 1),
    above.length,
  );
  const total = accumulate(own, above).subarray(1);
  const order = Int32Array.from(parent, (_, node) => node);
  return order.sort((a, b) => (total[a]! > total[b]! ? -1 : total[a]! < total[b]! ? 1 : a - b));
}

/** Number of nodes of each subtree, itself included; that of the root is first. */
function subtreeSizes(parent: Int32Array): Int32Array {
  const size = new Int32Array(parent.length + 1).fill(1);
  for (let node = parent.length; node > 0; node--) size[parent[node - 1]! + 1]! += size[node]!;
  return size;
}

/** Where each node comes in depth-first order; the root is first. */
function findPlaces(parent: Int32Array, order: Int32Array, size: Int32Array): Int32Array {
  const place = new Int32Array(size.length);
  // A node comes behind its parent by one and by the subtrees of the siblings before it.
  const room = new Int32Array(size.length).fill(1);
  for (const node of order) {
    const above = parent[node]! + 1;
    place[node + 1] = room[above]!;
    room[above]! += size[node + 1]!;
  }
  for (let node = 1; node < place.length; node++) place[node]! += place[parent[node - 1]! + 1]!;
  return place;
}

function depthFirst(
  tree: ShapelessTree,
  order: Int32Array,
): Pick<CallTree, 'frame' | 'parent' | 'depth' | 'end'> & { place: Int32Array } {
  const size = subtreeSizes(tree.parent);
  const place = findPlaces(tree.parent, order, size);
  const frame = new Int32Array(size.length);
  const parent = new Int32Array(size.length);
  const depth = new Int32Array(size.length);
  const end = new Int32Array(size.length);
  parent[0] = -1;
  frame[0] = -1;
  end[0] = size.length;
  for (let node = 1; node < size.length; node++) {
    const at = place[node]!;
    const above = place[tree.parent[node - 1]! + 1]!;
    parent[at] = above;
    depth[at] = depth[above]! + 1;
    frame[at] = tree.ranks[tree.frame[node - 1]!]!;
    end[at] = at + size[node]!;
  }
  return { frame, parent, depth, end, place };
}
