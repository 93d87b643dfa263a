/**
 * Comparisons: how much a frame changed, and its colour. Orange for more and blue for less can be told apart with every
 * common form of colour blindness; frames that are new have a hue of their own; changes that chance explains are grey.
 */
import type { CallTree } from '../../profile/call-tree.ts';

/** The change of a node as shares of the whole after (of the whole before where nothing is left). */
export interface Delta {
  readonly self: number;
  readonly subtree: number;
}

export interface DeltaOptions {
  /** Which of the two colours a frame. */
  readonly delta: 'self' | 'subtree';
  readonly noise: number;
  readonly negate: boolean;
}

export const NEW_COLOR = '#f2dc3c';
export const GONE_COLOR = '#b9a2ea';
export const SAME_COLOR = '#d9d9d6';

export function deltaOf(tree: CallTree, node: number): Delta {
  const whole = Number(tree.total[1]![0]!) || Number(tree.total[0]![0]!) || 1;
  const change = (columns: CallTree['self']): number =>
    (Number(columns[1]![node]!) - Number(columns[0]![node]!)) / whole;
  return { self: change(tree.self), subtree: change(tree.total) };
}

/** Makes the colour of each node; the scale ends at the largest change of the tree, the root left out. */
export function deltaColors(tree: CallTree, options: DeltaOptions): (node: number) => string {
  const columns = options.delta === 'self' ? tree.self : tree.total;
  const before = columns[0]!;
  const after = columns[1]!;
  const isCount = tree.columns[1]!.unit === 'count';
  let largest = 0;
  for (let node = 1; node < tree.length; node++) {
    largest = Math.max(largest, Math.abs(Number(after[node]!) - Number(before[node]!)));
  }
  const scale = 10 ** (tree.columns[1]!.decimals ?? 0);
  return (node) => {
    const old = Number(before[node]!);
    const now = Number(after[node]!);
    const change = options.negate ? old - now : now - old;
    // Counts of independent samples vary by the square root of their size.
    const chance = isCount ? options.noise * Math.sqrt((old + now) / scale) * scale : 0;
    if (change === 0 || Math.abs(change) < chance || node === 0) return SAME_COLOR;
    if (Number(tree.total[options.negate ? 1 : 0]![node]!) === 0) return NEW_COLOR;
    if (Number(tree.total[options.negate ? 0 : 1]![node]!) === 0) return GONE_COLOR;
    return changeColor(change / largest);
  };
}

/** From grey towards vermilion for more (share > 0) or blue for less. */
export function changeColor(share: number): string {
  const goal = share > 0 ? [222, 96, 22] : [45, 125, 200];
  const start = share > 0 ? [250, 226, 208] : [216, 230, 244];
  const strength = Math.min(1, Math.abs(share)) ** 0.5;
  const channels = start.map((from, i) => Math.round(from + (goal[i]! - from) * strength));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** What the colours of a comparison mean. */
export function deltaLegend(negate: boolean): { text: string; color: string }[] {
  return [
    { text: 'less', color: changeColor(negate ? 0.5 : -0.5) },
    { text: 'same or by chance', color: SAME_COLOR },
    { text: 'more', color: changeColor(negate ? -0.5 : 0.5) },
    { text: 'new', color: negate ? GONE_COLOR : NEW_COLOR },
    { text: 'gone', color: negate ? NEW_COLOR : GONE_COLOR },
  ];
}

/** `+1.20`, `-0.35`, `0.00`: percent with a sign when it is not nothing. */
export function deltaText(share: number): string {
  const text = (share * 100).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return share > 0 ? `+${text}` : text;
}
