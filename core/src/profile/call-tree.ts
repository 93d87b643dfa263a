/**
 * The call tree that pictures and tables are drawn from: stacks merged by what a frame is called and what kind it is,
 * in depth-first order with siblings sorted, as columns. Node 0 is the root, "all".
 */
import { type Amounts, addAmount, isWide, widened, zeroAmounts } from './amounts.ts';
import { compareCodePoints } from './code-point-order.ts';
import { frameName } from './frame-name.ts';
import { FRAME_KIND, type FrameKind, type Profile, type ValueType } from './model.ts';
import { PairTable } from './pair-table.ts';

/** What distinguishes frames in a call tree. */
export interface TreeFrame {
  readonly name: string;
  readonly kind: FrameKind;
  readonly inlined: boolean;
}

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
  const grower = new TreeGrower(profile, options);
  const leaves = options.reverse === true ? grower.growReversed() : grower.grow();
  const columns = options.columns ?? defaultColumns(profile);
  const { first: parent, second: frame } = grower.nodes.columns();
  const self = columns.map((column) => scatter(profile.samples.values[column]!, leaves, parent.length));
  const total = self.map((values) => accumulate(values, parent));
  const order = options.order === 'width' ? byWidth(total.at(-1)!) : byRank(frame, grower.ranks());
  return inDepthFirstOrder({
    frames: grower.frames,
    columns: columns.map((column) => profile.valueTypes[column]!),
    parent,
    frame,
    self,
    total,
    order,
  });
}

export function defaultColumns(profile: Profile): number[] {
  return profile.comparison ? [0, 1] : [profile.defaultValue];
}

/** Makes tree nodes; a node's parent always has the lower index. */
class TreeGrower {
  readonly frames: TreeFrame[] = [];
  readonly nodes: PairTable;
  readonly #profile: Profile;
  readonly #roots: readonly string[];
  readonly #collapse: boolean;
  readonly #frameIds = new Map<string, number>();
  /** Profile frame → tree frame. */
  readonly #frameOf: Int32Array;
  /** Label set → node of its outermost frames. */
  readonly #bases = new Map<number, number>();
  readonly #frameAt: number[] = [];

  constructor(profile: Profile, options: CallTreeOptions) {
    this.#profile = profile;
    this.#roots = options.roots ?? ['comm'];
    this.#collapse = options.collapseRecursion === true;
    this.#frameOf = Int32Array.from(profile.frames, (frame) =>
      this.#frameId(frameName(frame), frame.kind, frame.inlined),
    );
    this.nodes = new PairTable(profile.stacks.parent.length);
    this.nodes.intern(-1, -1);
  }

  /** The tree node of each sample. */
  grow(): Int32Array {
    const { samples, stacks } = this.#profile;
    const leaves = new Int32Array(samples.length);
    const nodeOf = new Int32Array(stacks.parent.length).fill(-1);
    for (const [base, members] of this.#samplesByBase()) {
      this.#placed.length = 0;
      for (const sample of members) leaves[sample] = this.#place(base, samples.stack[sample]!, nodeOf);
      for (const stack of this.#placed) nodeOf[stack] = -1;
    }
    return leaves;
  }

  growReversed(): Int32Array {
    const { samples, stacks } = this.#profile;
    const leaves = new Int32Array(samples.length);
    for (let sample = 0; sample < samples.length; sample++) {
      let node = this.#base(samples.labels[sample]!);
      for (let stack = samples.stack[sample]!; stack >= 0; stack = stacks.parent[stack]!) {
        node = this.#child(node, this.#frameOf[stacks.frame[stack]!]!);
      }
      leaves[sample] = node;
    }
    return leaves;
  }

  /** Position of each tree frame when sorted by name, kind and inlining. */
  ranks(): Int32Array {
    const order = this.frames.map((_, i) => i);
    order.sort((a, b) => compareFrames(this.frames[a]!, this.frames[b]!));
    const ranks = new Int32Array(order.length);
    for (let i = 0; i < order.length; i++) ranks[order[i]!] = i;
    return ranks;
  }

  #samplesByBase(): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    const { samples } = this.#profile;
    for (let sample = 0; sample < samples.length; sample++) {
      const base = this.#base(samples.labels[sample]!);
      const group = groups.get(base);
      if (group === undefined) groups.set(base, [sample]);
      else group.push(sample);
    }
    return groups;
  }

  /** Walks up to the nearest stack node placed before, then down again. */
  #place(base: number, stack: number, nodeOf: Int32Array): number {
    const { parent, frame } = this.#profile.stacks;
    this.#pending.length = 0;
    let at = stack;
    while (at >= 0 && nodeOf[at]! < 0) {
      this.#pending.push(at);
      at = parent[at]!;
    }
    let node = at < 0 ? base : nodeOf[at]!;
    for (let i = this.#pending.length - 1; i >= 0; i--) {
      const pending = this.#pending[i]!;
      node = this.#child(node, this.#frameOf[frame[pending]!]!);
      nodeOf[pending] = node;
      this.#placed.push(pending);
    }
    return node;
  }

  readonly #pending: number[] = [];
  readonly #placed: number[] = [];

  #child(parent: number, frame: number): number {
    if (!this.#collapse) return this.nodes.intern(parent, frame);
    if (this.#frameAt[parent] === frame) return parent;
    const node = this.nodes.intern(parent, frame);
    this.#frameAt[node] = frame;
    return node;
  }

  #base(labelSet: number): number {
    let node = this.#bases.get(labelSet);
    if (node !== undefined) return node;
    node = 0;
    for (const key of this.#roots) {
      const label = this.#profile.labelSets[labelSet]!.find((candidate) => candidate.key === key);
      if (label === undefined) continue;
      const name = label.text === '' ? `${key} ${label.number}` : label.text;
      node = this.#child(node, this.#frameId(name, FRAME_KIND.process, false));
    }
    this.#bases.set(labelSet, node);
    return node;
  }

  #frameId(name: string, kind: FrameKind, inlined: boolean): number {
    const key = `${kind}${inlined ? 'i' : ' '}${name}`;
    let id = this.#frameIds.get(key);
    if (id === undefined) {
      id = this.frames.push({ name, kind, inlined }) - 1;
      this.#frameIds.set(key, id);
    }
    return id;
  }
}

function compareFrames(a: TreeFrame, b: TreeFrame): number {
  return compareCodePoints(a.name, b.name) || a.kind - b.kind || Number(a.inlined) - Number(b.inlined);
}

function scatter(values: Amounts, leaves: Int32Array, length: number): Amounts {
  const self = zeroAmounts(length, isWide(values));
  for (let i = 0; i < values.length; i++) addAmount(self, leaves[i]!, values, i);
  return self;
}

function accumulate(self: Amounts, parent: Int32Array): Amounts {
  const total = self.slice();
  for (let node = total.length - 1; node > 0; node--) addAmount(total, parent[node]!, total, node);
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
  frames: readonly TreeFrame[];
  columns: readonly ValueType[];
  parent: Int32Array;
  frame: Int32Array;
  self: readonly Amounts[];
  total: readonly Amounts[];
  /** All nodes but the root, such that siblings come in the order wanted. */
  order: Int32Array;
}

function inDepthFirstOrder(tree: UnorderedTree): CallTree {
  const length = tree.parent.length;
  const { firstChild, nextSibling } = childLists(tree.parent, tree.order);
  const source = new Int32Array(length);
  const parent = new Int32Array(length);
  const depth = new Int32Array(length);
  const end = new Int32Array(length);
  const place = new Int32Array(length);
  let at = 0;
  let node = 0;
  for (;;) {
    source[at] = node;
    place[node] = at;
    const above = node === 0 ? -1 : place[tree.parent[node]!]!;
    parent[at] = above;
    depth[at] = above < 0 ? 0 : depth[above]! + 1;
    at++;
    if (firstChild[node]! >= 0) {
      node = firstChild[node]!;
      continue;
    }
    while (node !== 0 && nextSibling[node]! < 0) {
      end[place[node]!] = at;
      node = tree.parent[node]!;
    }
    end[place[node]!] = at;
    if (node === 0) break;
    node = nextSibling[node]!;
  }
  const reorder = (values: Amounts): Amounts => {
    const ordered = zeroAmounts(length, isWide(values));
    for (let i = 0; i < length; i++) ordered[i] = values[source[i]!]!;
    return ordered;
  };
  const frame = Int32Array.from(source, (old) => tree.frame[old]!);
  const wide = tree.total.some(isWide);
  const self = tree.self.map((values) => widened(reorder(values), wide));
  const total = tree.total.map((values) => widened(reorder(values), wide));
  return { length, frames: tree.frames, columns: tree.columns, frame, parent, depth, end, self, total };
}

function childLists(parent: Int32Array, order: Int32Array): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = new Int32Array(parent.length).fill(-1);
  const nextSibling = new Int32Array(parent.length).fill(-1);
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    const above = parent[node]!;
    nextSibling[node] = firstChild[above]!;
    firstChild[above] = node;
  }
  return { firstChild, nextSibling };
}
