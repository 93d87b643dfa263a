/** Where keys lead in a call tree. */
import type { CallTree } from '../../../profile/call-tree.ts';
import type { Found } from './search.ts';
import { widestChild } from './tree-path.ts';

/** What is shown, and where one is. */
export interface Place {
  readonly here: number;
  /** Node at full width. */
  readonly root: number;
  readonly column: number;
  /** The root is at the top. */
  readonly inverted: boolean;
  /** Nodes that are drawn, in depth-first order. */
  readonly drawn: Int32Array;
}

/** The node that an arrow key or Home leads to: a caller, the widest callee, the nearest frame beside. */
export function stepByKey(tree: CallTree, place: Place, key: string): number | undefined {
  const { here, root, column, inverted, drawn } = place;
  if (key === 'Home') return root;
  if (key === (inverted ? 'ArrowDown' : 'ArrowUp')) return widestChild(tree, here, column);
  if (key === 'ArrowUp' || key === 'ArrowDown') return tree.parent[here]! < 0 ? undefined : tree.parent[here];
  const level = Array.from(drawn).filter((node) => tree.depth[node] === tree.depth[here]);
  return level[level.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)];
}

/** The next drawn frame that matches, or the one before; from the other end when there is none. */
export function stepByMatch(
  tree: CallTree,
  place: Place,
  match: { found: Found; direction: 1 | -1 },
): number | undefined {
  const { term } = match.found;
  const matching = Array.from(place.drawn).filter((node) => node > 0 && term[tree.frame[node]!]! > 0);
  if (match.direction > 0) return matching.find((node) => node > place.here) ?? matching[0];
  return matching.findLast((node) => node < place.here) ?? matching.at(-1);
}
