import type { CallTree } from '../../../profile/call-tree.ts';

export function nodeName(tree: CallTree, node: number): string {
  const frame = tree.frame[node]!;
  return frame < 0 ? 'all' : tree.frames[frame]!.name;
}

/** Names from below the root down to the node. */
export function pathOf(tree: CallTree, node: number): string[] {
  const path: string[] = [];
  for (let at = node; at > 0; at = tree.parent[at]!) path.push(nodeName(tree, at));
  return path.reverse();
}

/** The node at the end of the path, or the last one on it that exists. */
export function findPath(tree: CallTree, path: readonly string[]): number {
  let node = 0;
  for (const name of path) {
    const next = childNodes(tree, node).find((child) => nodeName(tree, child) === name);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

export function childNodes(tree: CallTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tree.end[node]!; child = tree.end[child]!) children.push(child);
  return children;
}

/** The widest child, by a column. */
export function widestChild(tree: CallTree, node: number, column: number): number | undefined {
  let best: number | undefined;
  for (const child of childNodes(tree, node)) {
    if (best === undefined || tree.total[column]![child]! > tree.total[column]![best]!) best = child;
  }
  return best;
}

/** The tree without the samples of a subtree. */
export function withoutSubtree(tree: CallTree, node: number): CallTree {
  const end = tree.end[node]!;
  const self = tree.self.map((column) => {
    const copy = column.slice();
    for (let at = node; at < end; at++) copy[at] = typeof copy[at] === 'bigint' ? 0n : 0;
    return copy;
  });
  const total = tree.total.map((column) => {
    const copy = column.slice();
    const gone = copy[node]!;
    for (let at = node; at < end; at++) copy[at] = typeof copy[at] === 'bigint' ? 0n : 0;
    // Both are numbers or both bigints: one column, one type.
    for (let at = tree.parent[node]!; at >= 0; at = tree.parent[at]!) (copy as Float64Array)[at]! -= gone as number;
    return copy;
  });
  return { ...tree, self, total };
}
