/** Search in a call tree: exact sums, also over frames that are too narrow to be drawn. */
import type { CallTree } from '../../../profile/call-tree.ts';

/** Fill of the frames that a term matches, by the term's place; then again from the first. */
export const TERM_COLORS: readonly string[] = ['#ee5fdc', '#4fb3ff', '#35c46a', '#ffb000', '#9b8cff', '#ff6b5e'];

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

export function searchTree(tree: CallTree, terms: readonly RegExp[], where: { root: number; column: number }): Found {
  const term = Uint8Array.from(tree.frames, ({ name }) => terms.findIndex((pattern) => pattern.test(name)) + 1);
  const all = sumMatches(tree, where, term);
  const amounts =
    terms.length === 1
      ? [all.amount]
      : terms.map((pattern) => {
          const matches = Uint8Array.from(tree.frames, ({ name }) => (pattern.test(name) ? 1 : 0));
          return sumMatches(tree, where, matches).amount;
        });
  return { term, ...all, amounts };
}

/** Sum of the topmost nodes whose frame is marked, and the number of all such nodes. */
function sumMatches(
  tree: CallTree,
  { root, column }: { root: number; column: number },
  marked: Uint8Array,
): { amount: number; nodes: number } {
  const totals = tree.total[column]!;
  const end = tree.end[root]!;
  let amount = 0;
  let nodes = 0;
  let coveredTo = -1;
  for (let node = Math.max(root, 1); node < end; node++) {
    if (marked[tree.frame[node]!] === 0) continue;
    nodes++;
    if (node < coveredTo) continue;
    amount += Number(totals[node]!);
    coveredTo = tree.end[node]!;
  }
  return { amount, nodes };
}
