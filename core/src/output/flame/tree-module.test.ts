import { expect, it } from 'vitest';
import { buildCallTree, type CallTree } from '../../profile/call-tree.ts';
import { foldStacks } from '../../profile/fold.ts';
import type { Profile } from '../../profile/model.ts';
import { shapeTree } from '../../profile/tree-shape.ts';
import { LARGE_TREE, shapeInModule, shapeLargeTree } from './tree-module.ts';
import { packTree } from './tree-pack.ts';
import { unpackTree } from './tree-unpack.ts';

type Random = (below: number) => number;

function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 4) % below;
  };
}

/** Stacks by chance whose names are given in no order, with amounts up to `largest`. */
function randomProfile(random: Random, shape: { stacks: number; names: number; largest: number }): Profile {
  return foldStacks(
    Array.from({ length: shape.stacks }, () => {
      const stack = Array.from({ length: 1 + random(12) }, () => `f${(random(shape.names) * 7919) % shape.names}`);
      return [stack, random(shape.largest)] as const;
    }),
  );
}

/** Two columns, as a comparison has them; the first goes below zero. */
function twice(profile: Profile): Profile {
  const [values] = profile.samples.values;
  const [type] = profile.valueTypes;
  const negated = (values as Float64Array).map((value, i) => (i % 3 === 0 ? -value : value * 2 ** 30));
  return {
    ...profile,
    comparison: true,
    valueTypes: [type!, type!],
    samples: { ...profile.samples, values: [negated, values!] },
  };
}

function* profiles(): Generator<Profile> {
  const random = randomNumbers(11);
  for (let round = 0; round < 100; round++) {
    yield randomProfile(random, { stacks: random(60), names: 1 + random(20), largest: 1 + random(2 ** 20) });
  }
  yield randomProfile(random, { stacks: 5000, names: 500, largest: 2 ** 24 });
  yield foldStacks([]);
  yield foldStacks([[[], 5]]);
  yield foldStacks([[Array.from({ length: 20_000 }, (_, i) => `f${i % 3}`), 7]]);
}

/** Everything of a tree as bytes and text: `toEqual` takes minutes for as many numbers. */
function contents(tree: CallTree): Record<string, string> {
  const base64 = (column: ArrayBufferView): string =>
    Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64');
  const { length, frames, columns, self, total, frame, parent, depth, end } = tree;
  return {
    rest: JSON.stringify({ length, frames, columns }),
    ...Object.fromEntries(
      Object.entries({ frame, parent, depth, end }).map(([name, column]) => [name, base64(column)]),
    ),
    self: self.map(base64).join(),
    total: total.map(base64).join(),
  };
}

function same(a: CallTree, b: CallTree): void {
  expect(contents(a)).toEqual(contents(b));
}

it('orders and adds up as the functions in JavaScript do', () => {
  for (const plain of profiles()) {
    for (const profile of [plain, twice(plain)]) {
      for (const options of [{}, { reverse: true }, { collapseRecursion: true }]) {
        same(
          buildCallTree(profile, { ...options, shape: shapeInModule }),
          buildCallTree(profile, { ...options, shape: shapeTree }),
        );
      }
    }
  }
});

it('packs to the same bytes, from which the same tree comes back', () => {
  for (const plain of profiles()) {
    for (const profile of [plain, twice(plain)]) {
      const tree = buildCallTree(profile);
      const packed = packTree(tree, String, 'module');
      expect(Buffer.compare(packed, packTree(tree, String, 'plain'))).toBe(0);
      same(unpackTree(packed, tree.columns), tree);
    }
  }
});

it('leaves to JavaScript what it cannot do exactly', () => {
  const many = Array.from({ length: LARGE_TREE + 1 }, (_, i) => [[`f${i}`], 2n ** 40n] as const);
  const wide = buildCallTree(foldStacks([...many, [['f0', 'g'], 2n ** 61n]]), { shape: shapeLargeTree });
  expect(wide.total[0]![0]).toBe(2n ** 61n + 2n ** 40n * BigInt(LARGE_TREE + 1));
  expect(Buffer.compare(packTree(wide, String), packTree(wide, String, 'plain'))).toBe(0);
  same(unpackTree(packTree(wide, String), wide.columns), wide);
  const stacks = foldStacks(many.map(([stack], i) => [stack, i] as const));
  const byWidth = buildCallTree(stacks, { order: 'width', shape: shapeLargeTree });
  expect(byWidth.frames[byWidth.frame[1]!]!.name).toBe(`f${LARGE_TREE}`);
  same(byWidth, buildCallTree(stacks, { order: 'width' }));
});
