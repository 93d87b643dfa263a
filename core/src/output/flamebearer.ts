/**
 * Flamebearer, the form of Pyroscope and Grafana's flame graph panel, version 1: a level is a list of numbers, four a
 * node (distance from the node before, total, own, name) and seven in a comparison (the first three for both sides).
 */
import { buildCallTree, type CallTree } from '../profile/call-tree.ts';
import type { Profile } from '../profile/model.ts';
import { safeJson, visible } from './escape.ts';

export interface FlamebearerOptions {
  readonly title?: string;
  readonly value?: number;
}

export function renderFlamebearer(profile: Profile, options: FlamebearerOptions = {}): Uint8Array[] {
  const tree = buildCallTree(profile, options.value === undefined ? {} : { columns: [options.value] });
  const double = tree.columns.length > 1;
  const names = ['total', ...tree.frames.map((frame) => visible(frame.name))];
  const type = tree.columns.at(-1)!;
  const scale = 10 ** type.decimals;
  const tick = (column: number, node: number): number => Number(tree.total[column]![node]!) / scale;
  let most = 0;
  for (const value of tree.self.at(-1)!) most = Math.max(most, Number(value));
  const document = {
    version: 1,
    flamebearer: {
      names,
      levels: levels(tree, scale),
      numTicks: tick(0, 0) + (double ? tick(1, 0) : 0),
      maxSelf: most / scale,
    },
    metadata: {
      format: double ? 'double' : 'single',
      spyName: 'bccx',
      sampleRate: 100,
      units: type.unit === 'bytes' ? 'bytes' : type.unit === 'nanoseconds' ? 'lock_nanoseconds' : 'samples',
      name: visible(options.title ?? 'bccx'),
    },
    ...(double ? { leftTicks: tick(0, 0), rightTicks: tick(1, 0) } : {}),
  };
  return [Buffer.from(`${safeJson(document)}\n`)];
}

function levels(tree: CallTree, scale: number): number[][] {
  const result: number[][] = [];
  const sides = tree.columns.length;
  // Where the next child of the open node, and the last node written on a level, end: by side and depth.
  const cursor = Array.from({ length: sides }, () => [0]);
  const written = Array.from({ length: sides }, () => [] as number[]);
  for (let node = 0; node < tree.length; node++) {
    const depth = tree.depth[node]!;
    if (depth === result.length) result.push([]);
    const level = result[depth]!;
    for (let side = 0; side < sides; side++) {
      const total = Number(tree.total[side]![node]!);
      const start = cursor[side]![depth]!;
      level.push(
        (start - (written[side]![depth] ?? 0)) / scale,
        total / scale,
        Number(tree.self[side]![node]!) / scale,
      );
      written[side]![depth] = start + total;
      cursor[side]![depth] = start + total;
      cursor[side]![depth + 1] = start;
    }
    level.push(tree.frame[node]! + 1);
  }
  return result;
}
