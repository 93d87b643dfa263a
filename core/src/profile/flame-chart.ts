import { isWide, zeroAmounts } from './amounts.ts';
import { type CallTree, defaultColumns } from './call-tree.ts';
import type { Profile } from './model.ts';
import { TreeFrames } from './tree-frames.ts';

export interface FlameChartOptions {
  readonly columns?: readonly number[];
  readonly roots?: readonly string[];
}

/**
 * A tree whose horizontal axis is the order of the samples: what a sample shares with the one before goes on, the rest
 * ends. A function that returns and is called again is two nodes.
 */
export function buildFlameChart(profile: Profile, options: FlameChartOptions = {}): CallTree {
  const columns = options.columns ?? defaultColumns(profile);
  const frames = new TreeFrames(profile, options.roots ?? ['comm']);
  const { samples } = profile;
  const shown = samples.values[columns.at(-1)!]!;
  const parent: number[] = [-1];
  const frame: number[] = [-1];
  const depth: number[] = [0];
  const start: number[] = [0];
  const leaves = new Int32Array(samples.length);
  // Open nodes from the root down, and the frames they are of.
  const open: number[] = [0];
  let time = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    const path = samplePath(profile, frames, sample);
    let shared = 0;
    while (shared < path.length && shared + 1 < open.length && frame[open[shared + 1]!] === path[shared]) shared++;
    open.length = shared + 1;
    for (const next of path.slice(shared)) {
      depth.push(open.length);
      parent.push(open.at(-1)!);
      frame.push(next);
      start.push(time);
      open.push(parent.length - 1);
    }
    leaves[sample] = open.at(-1)!;
    time += Number(shown[sample]!);
  }
  return finish(profile, { columns, frames, parent, frame, depth, start, leaves });
}

function samplePath(profile: Profile, frames: TreeFrames, sample: number): number[] {
  const { stacks, samples } = profile;
  const path: number[] = [];
  for (let node = samples.stack[sample]!; node >= 0; node = stacks.parent[node]!) {
    path.push(frames.ofFrame[stacks.frame[node]!]!);
  }
  path.push(...frames.ofLabels(samples.labels[sample]!).reverse());
  return path.reverse();
}

interface Drawn {
  readonly columns: readonly number[];
  readonly frames: TreeFrames;
  readonly parent: readonly number[];
  readonly frame: readonly number[];
  readonly depth: readonly number[];
  readonly start: readonly number[];
  readonly leaves: Int32Array;
}

function finish(profile: Profile, drawn: Drawn): CallTree {
  const { parent, leaves } = drawn;
  const length = parent.length;
  const wide = drawn.columns.some((column) => isWide(profile.samples.values[column]!));
  const self = drawn.columns.map((column) => {
    const values = zeroAmounts(length, wide);
    const from = profile.samples.values[column]!;
    leaves.forEach((node, sample) => {
      if (values instanceof BigInt64Array) values[node]! += BigInt(from[sample]!);
      else values[node]! += from[sample] as number;
    });
    return values;
  });
  const end = new Int32Array(length);
  const total = self.map((values) => values.slice());
  for (let node = length - 1; node >= 0; node--) {
    end[node] = Math.max(end[node]!, node + 1);
    const above = parent[node]!;
    if (above < 0) continue;
    end[above] = Math.max(end[above]!, end[node]!);
    for (const column of total) (column as Float64Array)[above]! += (column as Float64Array)[node]!;
  }
  return {
    length,
    frames: drawn.frames.frames,
    frame: Int32Array.from(drawn.frame),
    parent: Int32Array.from(parent),
    depth: Int32Array.from(drawn.depth),
    end,
    columns: drawn.columns.map((column) => profile.valueTypes[column]!),
    self,
    total,
    start: Float64Array.from(drawn.start),
  };
}
