import type { CallTree } from '../../profile/call-tree.ts';
import { changeColor, deltaColors } from './delta.ts';
import { frameColors, type PaletteOptions, ROOT_COLOR } from './palette.ts';

export interface ColorOptions extends PaletteOptions {
  readonly delta?: 'self' | 'subtree' | undefined;
  readonly noise?: number | undefined;
  readonly negate?: boolean | undefined;
  readonly colordiffusion?: boolean | undefined;
}

/** The colour of each node of a tree: by change for a comparison, by share where asked, else by its frame. */
export function nodeColors(tree: CallTree, options: ColorOptions): (node: number) => string {
  if (tree.columns.length > 1) {
    return deltaColors(tree, {
      delta: options.delta ?? 'subtree',
      noise: options.noise ?? 3,
      negate: options.negate === true,
    });
  }
  if (options.colordiffusion === true) {
    const whole = Number(tree.total[0]![0]!) || 1;
    return (node) => (node === 0 ? ROOT_COLOR : changeColor(Number(tree.total[0]![node]!) / whole));
  }
  const colors = frameColors(tree.frames, options);
  return (node) => (node === 0 ? ROOT_COLOR : colors[tree.frame[node]!]!);
}
