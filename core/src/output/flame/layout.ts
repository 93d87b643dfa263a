import type { CallTree } from '../../profile/call-tree.ts';

/** Where the frames that are wide enough to be drawn lie, in amounts from the left edge; depth-first order. */
export interface Layout {
  readonly node: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The amount that spans the whole width. */
  readonly total: number;
  readonly maxDepth: number;
  /** Frames that were too narrow. */
  readonly hidden: number;
}

export interface LayoutOptions {
  /** Column of the tree that widths are made of. */
  readonly column: number;
  /** Least width to be drawn, in amounts. */
  readonly least: (total: number) => number;
  /** Node to draw at full width, with its callers below it; the root without. */
  readonly root?: number;
  /** Amount that the whole width stands for, where it is more than the root's. */
  readonly total?: number | undefined;
}

/**
 * Lays out the tree as flamegraph.pl does: a frame's own samples first, at its left edge, then its children in order.
 */
export function layOut(tree: CallTree, options: LayoutOptions): Layout {
  const totals = tree.total[options.column]!;
  const selves = tree.self[options.column]!;
  const root = options.root ?? 0;
  const total = root === 0 ? Math.max(Number(totals[0]!), options.total ?? 0) : Number(totals[root]!);
  const least = options.least(total);
  const node: number[] = ancestors(tree, root);
  const from: number[] = node.map(() => 0);
  const to: number[] = node.map(() => total);
  const origin = tree.start?.[root] ?? 0;
  // Where the next child of the open frame at each depth begins.
  const cursor: number[] = [];
  cursor[tree.depth[root]!] = 0;
  let maxDepth = 0;
  let hidden = 0;
  for (let i = root; i < tree.end[root]!; ) {
    const depth = tree.depth[i]!;
    const start = tree.start === undefined ? cursor[depth]! : tree.start[i]! - origin;
    const width = i === root ? total : Number(totals[i]!);
    cursor[depth] = start + width;
    if (i > root && !(width >= least && width > 0)) {
      hidden += tree.end[i]! - i;
      i = tree.end[i]!;
      continue;
    }
    node.push(i);
    from.push(start);
    to.push(start + width);
    cursor[depth + 1] = start + Number(selves[i]!);
    if (depth > maxDepth) maxDepth = depth;
    i++;
  }
  return {
    node: Int32Array.from(node),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    total,
    maxDepth,
    hidden,
  };
}

/** The callers of a node, outermost first. */
export function ancestors(tree: CallTree, node: number): number[] {
  const path: number[] = [];
  for (let above = tree.parent[node]!; above >= 0; above = tree.parent[above]!) path.push(above);
  return path.reverse();
}

/** The frames at least as wide as an amount, and the others. */
export function splitByWidth(layout: Layout, least: number): { wide: Layout; narrow: Layout } {
  const isWide = (i: number): boolean => layout.to[i]! - layout.from[i]! >= least;
  return {
    wide: pick(layout, isWide),
    narrow: pick(layout, (i) => !isWide(i)),
  };
}

function pick(layout: Layout, chosen: (i: number) => boolean): Layout {
  return {
    ...layout,
    node: layout.node.filter((_, i) => chosen(i)),
    from: layout.from.filter((_, i) => chosen(i)),
    to: layout.to.filter((_, i) => chosen(i)),
  };
}
