import { deflateRawSync } from 'node:zlib';
import type { CallTree } from '../../profile/call-tree.ts';
import { visible } from '../escape.ts';
import { packTree } from './tree-pack.ts';

/** The tree as base64 of deflated columns. */
export function packedText(tree: CallTree): string {
  // Level 1 takes a quarter of level 6's time and gives 5 % more.
  return deflateRawSync(packTree(tree, visible), { level: 1, memLevel: 9 }).toString('base64');
}
