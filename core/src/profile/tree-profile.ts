import { pickAmounts } from './amounts.ts';
import type { CallTree } from './call-tree.ts';
import { NO_FACTS, namedFrame, type Profile } from './model.ts';

/** A call tree as a profile again, so that it can be filtered, turned round and merged anew. */
export function profileOfTree(tree: CallTree): Profile {
  const nodes: number[] = [];
  for (let node = 1; node < tree.length; node++) {
    if (tree.self.some((column) => Number(column[node]!) !== 0)) nodes.push(node);
  }
  const places = Int32Array.from(nodes);
  return {
    valueTypes: tree.columns,
    defaultValue: tree.columns.length - 1,
    comparison: tree.columns.length > 1,
    frames: tree.frames.map(({ name, kind, inlined }) => namedFrame(name, kind, inlined)),
    // Node i of the tree is stack i - 1: the root is no frame.
    stacks: { parent: tree.parent.slice(1).map((parent) => parent - 1), frame: tree.frame.slice(1) },
    samples: {
      length: nodes.length,
      stack: Int32Array.from(nodes, (node) => node - 1),
      values: tree.self.map((column) => pickAmounts(column, places)),
      labels: new Int32Array(nodes.length),
      userStop: new Uint8Array(nodes.length),
      kernelStop: new Uint8Array(nodes.length),
    },
    labelSets: [[]],
    facts: NO_FACTS,
  };
}

/** The profile with each stack cut off below its outermost call of the function: what is left are its callers. */
export function callersOf(profile: Profile, name: string): Profile {
  const { parent, frame } = profile.stacks;
  const outermost = new Int32Array(parent.length);
  for (let node = 0; node < outermost.length; node++) {
    const above = parent[node]! < 0 ? -1 : outermost[parent[node]!]!;
    outermost[node] = above >= 0 ? above : profile.frames[frame[node]!]!.name === name ? node : -1;
  }
  const { samples } = profile;
  const chosen: number[] = [];
  for (let i = 0; i < samples.length; i++) {
    if (samples.stack[i]! >= 0 && outermost[samples.stack[i]!]! >= 0) chosen.push(i);
  }
  const places = Int32Array.from(chosen);
  return {
    ...profile,
    samples: {
      length: chosen.length,
      stack: Int32Array.from(chosen, (i) => outermost[samples.stack[i]!]!),
      values: samples.values.map((column) => pickAmounts(column, places)),
      labels: Int32Array.from(chosen, (i) => samples.labels[i]!),
      userStop: new Uint8Array(chosen.length),
      kernelStop: new Uint8Array(chosen.length),
    },
  };
}
