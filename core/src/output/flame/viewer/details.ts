import type { CallTree } from '../../../profile/call-tree.ts';
import { hasHumanForm, humanAmount, percentText } from '../../units.ts';
import { frameNumbers } from '../frame-text.ts';
import type { Picture } from '../picture.ts';
import { nodeName } from './tree-path.ts';

/** The line about a frame: name, amount for people and exactly, shares of the whole, of the zoomed part, of its caller. */
export function detailsText(tree: CallTree, picture: Picture, node: number, root: number): string {
  const totals = tree.total[picture.column]!;
  const value = Number(totals[node]!);
  const parts = [`${picture.nametype} ${nodeName(tree, node)}`];
  if (hasHumanForm(picture.unit)) {
    parts.push(` ${humanAmount((value / 10 ** picture.decimals) * (picture.factor ?? 1), picture.unit)}`);
  }
  parts.push(frameNumbers(tree, node, { ...picture }));
  const shares: string[] = [];
  if (root > 0 && node > root) shares.push(`${percentText(value, Number(totals[root]!))}% of the zoomed frame`);
  const parent = tree.parent[node]!;
  if (parent > 0 && parent !== root) shares.push(`${percentText(value, Number(totals[parent]!))}% of its caller`);
  const own = Number(tree.self[picture.column]![node]!);
  if (own > 0 && own < value) shares.push(`${percentText(own, picture.total)}% self`);
  return parts.join('') + (shares.length > 0 ? ` · ${shares.join(', ')}` : '');
}
