/** Numbers as the tables and the details line show them. */
import type { CallTree } from '../../../../profile/call-tree.ts';
import { hasHumanForm, humanAmount, percentText } from '../../../units.ts';
import { deltaText } from '../../delta.ts';
import { amountText } from '../../frame-text.ts';
import type { Picture } from '../../picture.ts';

export function amount(picture: Picture, value: number | bigint): string {
  if (!hasHumanForm(picture.unit)) return amountText(value, picture.decimals, picture.factor);
  return humanAmount((Number(value) / 10 ** picture.decimals) * (picture.factor ?? 1), picture.unit);
}

export function share(value: number | bigint, whole: number | bigint): string {
  return `${percentText(Number(value), Number(whole))}%`;
}

/** The change of a value between the two columns of a comparison, as a share of the whole after. */
export function change(tree: CallTree, before: number | bigint, after: number | bigint): string {
  const whole = Number(tree.total[1]![0]!) || Number(tree.total[0]![0]!) || 1;
  return `${deltaText((Number(after) - Number(before)) / whole)}%`;
}
