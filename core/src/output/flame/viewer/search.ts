/** Search in a call tree: exact sums, also over frames that are too narrow to be drawn. */
import type { CallTree } from '../../../profile/call-tree.ts';

/** A search as typed: regular expressions separated by `;`. */
export interface Query {
  readonly terms: readonly RegExp[];
  /** Why the text is no search; empty when it is one. */
  readonly error: string;
}

export function parseQuery(text: string, ignoreCase: boolean): Query {
  const terms: RegExp[] = [];
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    try {
      terms.push(new RegExp(part.trim(), ignoreCase ? 'i' : ''));
    } catch (error) {
      return { terms: [], error: error instanceof Error ? error.message : String(error) };
    }
  }
  return { terms, error: '' };
}

export interface Found {
  /** For each frame of the tree: 0, or one more than the number of the first term that matches it. */
  readonly term: Uint8Array;
  /** Sum of the topmost matching nodes below the root of the search, each stack counted once. */
  readonly amount: number;
  /** Matching nodes. */
  readonly nodes: number;
  /** The same sum for each term alone. */
  readonly amounts: readonly number[];
}

export function searchTree(tree: CallTree, query: Query, where: { root: number; column: number }): Found {
  const term = Uint8Array.from(tree.frames, ({ name }) => query.terms.findIndex((pattern) => pattern.test(name)) + 1);
  const totals = tree.total[where.column]!;
  const end = tree.end[where.root]!;
  let amount = 0;
  let nodes = 0;
  let coveredTo = -1;
  for (let node = where.root; node < end; node++) {
    const frame = tree.frame[node]!;
    if (frame < 0 || term[frame] === 0) continue;
    nodes++;
    if (node < coveredTo) continue;
    amount += Number(totals[node]!);
    coveredTo = tree.end[node]!;
  }
  const amounts = query.terms.map((pattern) => {
    const matches = Uint8Array.from(tree.frames, ({ name }) => (pattern.test(name) ? 1 : 0));
    let sum = 0;
    for (let node = where.root; node < end; ) {
      const frame = tree.frame[node]!;
      if (frame >= 0 && matches[frame] === 1) {
        sum += Number(totals[node]!);
        node = tree.end[node]!;
      } else node++;
    }
    return sum;
  });
  return { term, amount, nodes, amounts };
}
