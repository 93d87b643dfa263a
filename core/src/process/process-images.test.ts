import { expect, test } from 'vitest';
import type { ExecutableMapping } from './executable-mappings.ts';
import { ProcessImages } from './process-images.ts';
import type { TaskEvent } from './process-watch.ts';

const mapping = (start: bigint, object: string | undefined): ExecutableMapping => ({
  start,
  end: start + 0x1000n,
  offset: 0n,
  object,
});

const event = (type: TaskEvent['type'], tgid: number, timeNs: bigint, more: Partial<TaskEvent> = {}): TaskEvent => ({
  type,
  tgid,
  timeNs,
  leader: true,
  parent: 0,
  mapping: undefined,
  ...more,
});

const objectsAt = (images: ProcessImages, tgid: number, timeNs: bigint): (string | undefined)[] | undefined =>
  images.at(tgid, timeNs)?.map(({ object }) => object);

test('each image of a process is what it mapped since its exec, before its parent', () => {
  const images = new ProcessImages();
  images.seen(1, [mapping(0x1000n, 'shell'), mapping(0x8000n, undefined)], 10n);
  images.event(event('fork', 2, 20n, { parent: 1 }));
  images.event(event('map', 1, 25n, { mapping: mapping(0x5000n, 'plugin') }));
  images.event(event('exec', 2, 30n));
  images.event(event('map', 2, 31n, { mapping: mapping(0x9000n, 'libc') }));
  images.event(event('map', 2, 32n, { mapping: mapping(0x2000n, 'true') }));
  images.event(event('exit', 2, 40n));
  expect(objectsAt(images, 2, 29n)).toEqual(['shell']);
  expect(objectsAt(images, 2, 30n)).toEqual([]);
  expect(objectsAt(images, 2, 31n)).toEqual(['libc']);
  expect(objectsAt(images, 2, 99n)).toEqual(['true', 'libc']);
  expect(objectsAt(images, 1, 24n)).toEqual(['shell']);
  expect(objectsAt(images, 1, 26n)).toEqual(['shell', 'plugin']);
  // What it mapped before it was looked at is taken to be the same.
  expect(objectsAt(images, 1, 5n)).toEqual(['shell']);
  expect(objectsAt(images, 3, 5n)).toBeUndefined();
});

test('records of different CPUs come in any order', () => {
  const images = new ProcessImages();
  images.event(event('map', 2, 31n, { mapping: mapping(0x2000n, 'second') }));
  images.event(event('map', 2, 21n, { mapping: mapping(0x1000n, 'first') }));
  images.event(event('exec', 2, 30n));
  images.event(event('exec', 2, 20n));
  expect(objectsAt(images, 2, 25n)).toEqual(['first']);
  expect(objectsAt(images, 2, 35n)).toEqual(['second']);
});

test('what was found is given again until the history changes', () => {
  const images = new ProcessImages();
  images.seen(1, [mapping(0x1000n, 'shell')], 10n);
  images.event(event('map', 1, 20n, { mapping: mapping(0x5000n, 'plugin') }));
  const after = images.at(1, 21n);
  expect(images.at(1, 22n)).toBe(after);
  expect(objectsAt(images, 1, 15n)).toEqual(['shell']);
  expect(images.at(1, 22n)).toEqual(after);
  images.event(event('map', 1, 18n, { mapping: mapping(0x3000n, 'earlier') }));
  expect(objectsAt(images, 1, 19n)).toEqual(['shell', 'earlier']);
  expect(objectsAt(images, 1, 22n)).toEqual(['shell', 'earlier', 'plugin']);
});

test('what is mapped over another mapping replaces it', () => {
  const images = new ProcessImages();
  images.event(event('exec', 2, 1n));
  for (const [timeNs, object] of [
    [2n, 'old'],
    [3n, 'new'],
  ] as const)
    images.event(event('map', 2, timeNs, { mapping: mapping(0x1000n, object) }));
  expect(objectsAt(images, 2, 2n)).toEqual(['old']);
  expect(objectsAt(images, 2, 3n)).toEqual(['new']);
});

test('a process that maps for ever takes no more memory, and one that ended is forgotten later', () => {
  const images = new ProcessImages();
  images.event(event('exec', 2, 1n));
  for (let i = 0n; i < 5000n; i++)
    images.event(event('map', 2, 2n + i, { mapping: mapping(0x1000n * (1n + (i % 7n)), `o${i}`) }));
  expect(objectsAt(images, 2, 5001n)).toHaveLength(7);
  images.event(event('exit', 2, 6000n));
  images.event(event('exit', 3, 6000n + 9_000_000_000n));
  expect(images.at(2, 5001n)).toHaveLength(7);
  images.event(event('exit', 4, 6000n + 11_000_000_000n));
  expect(images.at(2, 5001n)).toBeUndefined();
});

test('a circle of parents is followed for a while only', () => {
  const images = new ProcessImages();
  for (let tgid = 2; tgid < 100; tgid++) images.event(event('fork', tgid, BigInt(tgid), { parent: tgid - 1 }));
  images.event(event('fork', 1, 1n, { parent: 99 }));
  expect(images.at(99, 200n)).toBeUndefined();
});
