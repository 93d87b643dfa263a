import { expect, test, vi } from 'vitest';
import { built, expectNames, share, watch } from './scene.ts';

/* What a perf map says, whatever becomes of it. The workload `jit` burns and sleeps in three pieces of code, a third each. */

/* Two tools start and end in each, on a machine that may have other things to do. */
vi.setConfig({ testTimeout: 120_000 });

/** Bytes that are no text are shown as numbers. */
const pieces = ['first piece', 'second \\xff\\xfe piece', 'third; piece (of 3) [j]'];

async function expectPieces(mib: number): Promise<void> {
  const watched = await watch([built('jit'), '--map', String(mib)]);
  expectNames(watched);
  for (const piece of pieces) {
    expect(share(watched.onCpu, piece), piece).toBeGreaterThan(0.2);
    expect(share(watched.offCpu, piece), piece).toBeGreaterThan(0.2);
  }
}

test('code without a frame pointer is followed to its caller, by what it does when a call returns', async () => {
  const { offCpu } = await watch([built('jit'), '--map', '0']);
  for (const piece of pieces) {
    const callers = offCpu.samples.flatMap(({ frames }) =>
      frames.includes(piece) ? [frames.slice(frames.indexOf(piece) - 1).slice(0, 5)] : [],
    );
    expect(callers.length).toBeGreaterThan(0);
    for (const each of callers) expect(each).toEqual(['jit_nap', piece, 'run', 'work_mapped', 'main']);
  }
});

test('names with blanks, with marks and with bytes that are no text', async () => {
  await expectPieces(0);
});

test('a map of 100 MiB that grows while it is traced, most of it replaced since', async () => {
  await expectPieces(33);
});

test('a map that is gone when the names are looked for costs the names of that code and no others', async () => {
  const watched = await watch([built('jit'), '--unlink', '0']);
  for (const piece of pieces) expect(share(watched.onCpu, piece)).toBe(0);
  expect(share(watched.onCpu, 'main')).toBeGreaterThan(0.95);
  expect(share(watched.offCpu, 'jit_nap')).toBeGreaterThan(0.6);
});
