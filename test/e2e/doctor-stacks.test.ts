import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';

test('stacks of a program without frame pointers are whole by tables, and by frame pointers none is', async () => {
  const { status, stdout, stderr } = await bccx(['doctor', 'stacks', '--json']);
  expect(status, stderr).toBe(0);
  const { works, byTables, byFramePointers } = JSON.parse(stdout);
  expect(works).toBe(true);
  expect(byTables.samples).toBeGreaterThan(20);
  expect(byTables.whole).toBe(byTables.samples);
  expect(byFramePointers.samples).toBeGreaterThan(20);
  expect(byFramePointers.whole).toBe(0);
  expect(byTables.late).toBeLessThanOrEqual(byTables.samples);
  expect(byFramePointers.late).toBe(0);
});

test('each object of a process has a table, or a reason', async () => {
  const { status, stdout } = await bccx(['doctor', 'stacks', '-p', String(process.pid), '--json']);
  expect(status).toBe(0);
  const objects: { path: string; rows: number; bytes: number; why: string }[] = JSON.parse(stdout).objects;
  const libc = objects.find(({ path }) => /\/libc\.so/.test(path));
  expect(libc?.rows).toBeGreaterThan(10_000);
  expect(libc?.bytes).toBeLessThan(5.3 * (libc?.rows ?? 0));
  expect(libc?.why).toBe('');
  // What V8 compiled.
  expect(objects.at(-1)?.why).toContain('by frame pointers');
});

test('wrong uses are said', async () => {
  for (const [words, what, exit] of [
    [['nothing'], "no topic 'nothing'", 2],
    [['-p', '1'], "-p goes with 'stacks'", 2],
    [['stacks', '-p', 'x'], "'x' is no process number", 2],
    [['stacks', '-p', '4194304'], 'no such process', 3],
  ] as const) {
    const { status, stderr } = await bccx(['doctor', ...words]);
    expect(stderr).toContain(what);
    expect(status).toBe(exit);
  }
});
