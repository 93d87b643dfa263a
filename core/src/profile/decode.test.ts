import { expect, it } from 'vitest';
import { BccxError } from '../errors/bccx-error.ts';
import { encodePprof } from '../output/pprof-encode.ts';
import { amountAt } from './amounts.ts';
import { decodeProfile } from './decode.ts';
import { foldStacks } from './fold.ts';
import { stackFrames } from './model.ts';
import { ProtoWriter } from './protobuf.ts';

/** A message as the module of a tool writes it, private fields included. */
function toolMessage(): Uint8Array {
  const out = new ProtoWriter();
  out.message(1, (type) => {
    type.int(1, 1);
    type.int(2, 2);
  });
  out.message(2, (sample) => {
    sample.packed(1, [7, 9]);
    sample.packed(2, [41]);
    sample.message(3, (label) => {
      label.int(1, 3);
      label.int(2, 4);
    });
    sample.int(1000, 1);
  });
  out.message(2, (sample) => {
    sample.int(1, 9);
    sample.int(2, 2);
    sample.int(1000, 9);
  });
  out.message(2, (sample) => {
    sample.packed(2, [1]);
    sample.int(1000, 9);
    sample.int(1001, 9);
  });
  out.message(4, (location) => {
    location.int(1, 7);
    location.int(3, 0x4010);
    for (const id of [1, 2]) {
      location.message(4, (line) => {
        line.int(1, id);
        line.int(2, 10 + id);
      });
    }
    location.int(1000, 1);
    location.int(1004, 0x10);
  });
  out.message(4, (location) => {
    location.int(1, 9);
    location.int(3, 0xffffffff81000000n);
    location.message(4, (line) => line.int(1, 3));
    location.int(1000, 2);
  });
  for (const [id, name] of [
    [1, 5],
    [2, 6],
    [3, 7],
  ] as const) {
    out.message(5, (fn) => {
      fn.int(1, id);
      fn.int(2, name);
      fn.int(1000, 8);
    });
  }
  for (const text of ['', 'samples', 'count', 'comm', 'dd', 'inner', 'outer', 'vfs_read']) {
    out.bytes(6, Buffer.from(text));
  }
  out.int(1000, 1);
  out.int(1001, 3);
  return out.finish();
}

it('reads inlined lines as frames of their own, and the private fields', () => {
  const profile = decodeProfile(toolMessage());
  const frames = stackFrames(profile, profile.samples.stack[0]!);
  expect(frames.map(({ name, inlined, kind, line, symbolStart }) => [name, inlined, kind, line, symbolStart])).toEqual([
    ['inner', true, 1, 11, 8n],
    ['outer', false, 1, 12, 8n],
    ['vfs_read', false, 2, 0, 8n],
  ]);
  expect(profile.labelSets[profile.samples.labels[0]!]).toEqual([{ key: 'comm', text: 'dd', number: 0n, unit: '' }]);
  expect(profile.facts.lostEvents).toBe(3n);
});

it('puts a placeholder where a stack was lost', () => {
  const profile = decodeProfile(toolMessage());
  const names = (index: number): string[] =>
    stackFrames(profile, profile.samples.stack[index]!).map((frame) => frame.name);
  expect(names(1)).toEqual(['vfs_read', '[Missed User Stack]']);
  expect(names(2)).toEqual(['[Missed Kernel Stack]', '[Missed User Stack]']);
});

it('drops the private fields when it writes pprof, and keeps inlining', () => {
  const profile = decodeProfile(encodePprof(decodeProfile(toolMessage())));
  const frames = stackFrames(profile, profile.samples.stack[0]!);
  expect(frames.map(({ name, inlined }) => [name, inlined])).toEqual([
    ['inner', true],
    ['outer', false],
    ['vfs_read', false],
  ]);
  expect(profile.facts.lostEvents).toBe(0n);
});

it('keeps 64-bit values exact', () => {
  const value = 2n ** 63n - 10n;
  const profile = decodeProfile(encodePprof(foldStacks([[['a'], value]])));
  expect(amountAt(profile.samples.values[0]!, 0)).toBe(value);
});

it('refuses sums beyond 64 bits', () => {
  expect(() =>
    foldStacks([
      [['a'], 2n ** 62n],
      [['b'], 2n ** 62n],
      [['c'], 5n],
    ]),
  ).toThrow(/64 bits/);
});

it('answers any damage with a profile or a clear error, in bounded time', () => {
  const good = toolMessage();
  let seed = 12345;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 20_000; round++) {
    const bytes = good.slice(0, random(4) === 0 ? random(good.length) : good.length);
    for (let change = random(6); change >= 0 && bytes.length > 0; change--) bytes[random(bytes.length)] = random(256);
    try {
      decodeProfile(bytes);
    } catch (error) {
      if (!(error instanceof BccxError)) throw error;
    }
  }
});
