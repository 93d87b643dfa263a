/** What a picture says of a frame: flamegraph.pl's title grammar, `NAME (N COUNTNAME, P%)`. */
import { decimalText } from '../../profile/amounts.ts';
import type { CallTree } from '../../profile/call-tree.ts';
import { percentText, withCommas } from '../units.ts';
import { deltaOf, deltaText } from './delta.ts';

export interface FrameTextOptions {
  readonly countname: string;
  /** Decimal places by which the unit of `countname` is larger than the values' own. */
  readonly shift: number;
  /** Amounts shown are multiplied by this. */
  readonly factor?: number | undefined;
  /** The amount that is 100 %. */
  readonly total: number;
  /** Column of the tree that is shown. */
  readonly column: number;
}

/** The amount of a column at `node` in digits, as shown. */
export function amountText(value: number | bigint, decimals: number, factor: number | undefined): string {
  if (factor === undefined || factor === 1) return withCommas(decimalText(value, decimals));
  return withCommas(String(Number(((Number(value) / 10 ** decimals) * factor).toPrecision(12))));
}

/** The title of a node without its name: ` (N COUNTNAME, P%)`. */
export function frameNumbers(tree: CallTree, node: number, options: FrameTextOptions): string {
  const value = tree.total[options.column]![node]!;
  const shown = node === 0 && Number(value) < options.total ? options.total : value;
  const amount = amountText(shown, tree.columns[options.column]!.decimals + options.shift, options.factor);
  if (node === 0) return ` (${amount} ${options.countname}, 100%)`;
  const share = percentText(Number(value), options.total);
  return ` (${amount} ${options.countname}, ${share}%${deltaNumbers(tree, node)})`;
}

function deltaNumbers(tree: CallTree, node: number): string {
  if (tree.columns.length < 2) return '';
  const { self, subtree } = deltaOf(tree, node);
  return `; ${deltaText(self)}%, subtree ${deltaText(subtree)}%`;
}

/** How far a count name such as `us` is from values in nanoseconds, in decimal places; 0 for other names and units. */
export function countShift(unit: string, countname: string): number {
  return unit === 'nanoseconds' ? (TIME_SHIFTS[countname] ?? 0) : 0;
}

const TIME_SHIFTS: Readonly<Record<string, number>> = { us: 3, usecs: 3, ms: 6, s: 9, seconds: 9 };

/** What amounts of a value type are called when nobody says otherwise. */
export function countName(type: string, unit: string): string {
  if (unit === 'nanoseconds') return 'ns';
  if (unit !== '' && unit !== 'count') return unit;
  return type.replace(/^(before|after)_/, '') || 'samples';
}
