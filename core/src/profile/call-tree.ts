/**
 * The call tree that pictures and tables are drawn from: stacks merged by what a frame is called and what kind it is,
 * in depth-first order with siblings sorted, as columns. Node 0 is the root, "all".
 */
import type { Amounts } from './amounts.ts';
import { compareCodePoints } from './code-point-order.ts';
import type { Profile, ValueType } from './model.ts';
import { type TreeFrame, TreeFrames } from './tree-frames.ts';
import { growTree } from './tree-grower.ts';
import { type ShapeTree, shapeTree } from './tree-shape.ts';

export interface CallTree {
  readonly length: number;
  /** Sorted by name, or in no order with `start`. */
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
  /** How the tree is brought into order; in JavaScript without. */
  readonly shape?: ShapeTree;
}

export function buildCallTree(profile: Profile, options: CallTreeOptions = {}): CallTree {
  const named = new TreeFrames(profile, options.roots ?? ['comm']);
  const grown = growTree(profile, named, {
    reverse: options.reverse === true,
    collapseRecursion: options.collapseRecursion === true,
  });
  const columns = options.columns ?? defaultColumns(profile);
  const frames = sortFrames(named.frames);
  const shape = (options.shape ?? shapeTree)({
    ...grown,
    ranks: frames.ranks,
    order: options.order ?? 'name',
    values: columns.map((column) => profile.samples.values[column]!),
  });
  return {
    ...shape,
    length: grown.parent.length + 1,
    frames: frames.sorted,
    columns: columns.map((column) => profile.valueTypes[column]!),
  };
}

export function defaultColumns(profile: Profile): number[] {
  return profile.comparison ? [0, 1] : [profile.defaultValue];
}

/** The frames by name, kind and inlining, and the place of each in that order. */
function sortFrames(frames: readonly TreeFrame[]): { sorted: TreeFrame[]; ranks: Int32Array } {
  const order = frames.map((_, i) => i);
  order.sort((a, b) => compareFrames(frames[a]!, frames[b]!));
  const ranks = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) ranks[order[i]!] = i;
  return { sorted: order.map((i) => frames[i]!), ranks };
}

function compareFrames(a: TreeFrame, b: TreeFrame): number {
  return compareCodePoints(a.name, b.name) || a.kind - b.kind || Number(a.inlined) - Number(b.inlined);
}
