import type { Profile } from './model.ts';
import { PairTable } from './pair-table.ts';
import type { TreeFrames } from './tree-frames.ts';

/** A call tree in no order and without its root, numbered so that parents come before their children. */
export interface GrownTree {
  /** -1: below the root. */
  readonly parent: Int32Array;
  /** Tree frame of each node. */
  readonly frame: Int32Array;
  /** The node that each sample ends in; -1: the root. */
  readonly leaves: Int32Array;
}

export interface GrowOptions {
  readonly reverse: boolean;
  readonly collapseRecursion: boolean;
}

/** Merges the stacks of a profile into one tree. */
export function growTree(profile: Profile, frames: TreeFrames, options: GrowOptions): GrownTree {
  if (!options.reverse && !options.collapseRecursion && profile.labelSets.length === 1 && frames.oneToOne) {
    // Frames that stay distinct keep their numbers, and the stack table is the tree already.
    return { ...profile.stacks, leaves: profile.samples.stack };
  }
  return new TreeGrower(profile, frames, options).grow();
}

class TreeGrower {
  readonly #profile: Profile;
  readonly #frames: TreeFrames;
  readonly #options: GrowOptions;
  readonly #nodes: PairTable;
  readonly #frameAt: number[] = [];
  /** Stack node → tree node, for the samples with the present outermost frames; -1 where not placed yet. */
  readonly #nodeOf: Int32Array;
  readonly #placed: number[] = [];
  readonly #pending: number[] = [];

  constructor(profile: Profile, frames: TreeFrames, options: GrowOptions) {
    this.#profile = profile;
    this.#frames = frames;
    this.#options = options;
    this.#nodes = new PairTable(profile.stacks.parent.length);
    this.#nodeOf = new Int32Array(profile.stacks.parent.length).fill(-1);
  }

  grow(): GrownTree {
    const { samples } = this.#profile;
    const leaves = new Int32Array(samples.length);
    for (const [base, members] of this.#samplesByBase()) {
      for (const stack of this.#placed) this.#nodeOf[stack] = -1;
      this.#placed.length = 0;
      for (const sample of members) {
        const stack = samples.stack[sample]!;
        leaves[sample] = this.#options.reverse ? this.#placeReversed(base, stack) : this.#place(base, stack);
      }
    }
    const { first, second } = this.#nodes.columns();
    return { parent: first, frame: second, leaves };
  }

  #samplesByBase(): Map<number, number[]> {
    const { samples, labelSets } = this.#profile;
    const bases = labelSets.map((_, set) => {
      let node = -1;
      for (const frame of this.#frames.ofLabels(set)) node = this.#child(node, frame);
      return node;
    });
    const groups = new Map<number, number[]>();
    for (let sample = 0; sample < samples.length; sample++) {
      const base = bases[samples.labels[sample]!]!;
      const group = groups.get(base);
      if (group === undefined) groups.set(base, [sample]);
      else group.push(sample);
    }
    return groups;
  }

  /** Walks up to the nearest stack node placed before, then down again. */
  #place(base: number, stack: number): number {
    const { parent, frame } = this.#profile.stacks;
    this.#pending.length = 0;
    let at = stack;
    while (at >= 0 && this.#nodeOf[at]! < 0) {
      this.#pending.push(at);
      at = parent[at]!;
    }
    let node = at < 0 ? base : this.#nodeOf[at]!;
    for (let i = this.#pending.length - 1; i >= 0; i--) {
      const pending = this.#pending[i]!;
      node = this.#child(node, this.#frames.ofFrame[frame[pending]!]!);
      this.#nodeOf[pending] = node;
      this.#placed.push(pending);
    }
    return node;
  }

  #placeReversed(base: number, stack: number): number {
    const { parent, frame } = this.#profile.stacks;
    let node = base;
    for (let at = stack; at >= 0; at = parent[at]!) node = this.#child(node, this.#frames.ofFrame[frame[at]!]!);
    return node;
  }

  #child(parent: number, frame: number): number {
    if (!this.#options.collapseRecursion) return this.#nodes.intern(parent, frame);
    if (parent >= 0 && this.#frameAt[parent] === frame) return parent;
    const node = this.#nodes.intern(parent, frame);
    this.#frameAt[node] = frame;
    return node;
  }
}
