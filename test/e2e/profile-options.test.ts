import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bccx, startBccx } from './bccx.ts';
import { parseFolded, shareOf, total } from './folded-stacks.ts';
import { Scratch } from './scratch.ts';
import { startWorkload } from './workload.ts';

test('-L takes one thread of two', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.folded');
  await using workload = await startWorkload('threads', 2);
  const running = startBccx(['profile', '-F', '499', '-U', '-L', String(workload.ready['one']), '--out', out]);
  await running.tracing();
  await workload.work();
  running.signal('SIGINT');
  expect((await running.ended).status).toBe(0);
  const stacks = parseFolded(readFileSync(out, 'utf8'));
  expect(total(stacks)).toBeGreaterThan(50);
  expect(shareOf(stacks, 'work_three')).toBe(0);
  expect(shareOf(stacks, 'work_one')).toBeGreaterThan(0.9);
});

test('-p takes a list, and leaves every other process out', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.folded');
  await using first = await startWorkload('tree', 1);
  await using second = await startWorkload('shared', 1);
  await using other = await startWorkload('templates', 1);
  const running = startBccx(['profile', '-F', '499', '-p', `${first.pid},${second.pid}`, '--out', out]);
  await running.tracing();
  await Promise.all([first.work(), second.work(), other.work()]);
  running.signal('SIGINT');
  expect((await running.ended).status).toBe(0);
  const stacks = parseFolded(readFileSync(out, 'utf8'));
  expect(new Set(stacks.map(({ frames }) => frames[0]))).toEqual(new Set(['tree', 'shared']));
});

test('-U shows no kernel frame, -K no user frame', async () => {
  await using workload = await startWorkload('vdso', 3);
  const working = workload.work();
  const user = await bccx(['profile', '-F', '999', '-U', '-f', '-a', '-p', String(workload.pid), '1']);
  const kernel = await bccx(['profile', '-F', '999', '-K', '-f', '-a', '-p', String(workload.pid), '1']);
  await working;
  expect(user.status).toBe(0);
  expect(kernel.status).toBe(0);
  // Enough to look at, also on a machine with much else to do; profile-totals.test.ts proves how many there must be.
  expect(total(parseFolded(user.stdout))).toBeGreaterThan(50);
  expect(
    parseFolded(user.stdout)
      .flatMap(({ frames }) => frames)
      .filter((frame) => frame.endsWith('_[k]')),
  ).toEqual([]);
  const kernelFrames = parseFolded(kernel.stdout).flatMap(({ frames }) => frames.slice(1));
  expect(kernelFrames.filter((frame) => !frame.endsWith('_[k]'))).toEqual([]);
});

test('a duration ends the trace by itself, and BCC’s text ends each stack with its process and count', async () => {
  await using workload = await startWorkload('tree', 4);
  const working = workload.work();
  const start = Date.now();
  const { status, stdout } = await bccx(['profile', '-F', '99', '-p', String(workload.pid), '1']);
  expect(Date.now() - start).toBeLessThan(5000);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ {4}workload_burn$/m);
  expect(stdout).toMatch(new RegExp(`^ {4}-\\s+tree \\(${workload.pid}\\)\\n {8}\\d+$`, 'm'));
  await working;
});

test('SIGTERM ends the trace like Ctrl-C: the result is written and the exit status is 0', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.folded');
  const running = startBccx(['profile', '-F', '99', '--out', out]);
  await running.tracing();
  await new Promise((resolve) => setTimeout(resolve, 500));
  running.signal('SIGTERM');
  expect((await running.ended).status).toBe(0);
  expect(total(parseFolded(readFileSync(out, 'utf8')))).toBeGreaterThan(0);
});

test('a process that does not exist is an error before anything is loaded', async () => {
  const { status, stdout, stderr } = await bccx(['profile', '-p', '4194303', '1']);
  expect(status).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain('4194303');
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
});

test('a process that ends during the trace is still symbolized', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.folded');
  let running: ReturnType<typeof startBccx>;
  {
    await using workload = await startWorkload('tree', 1);
    running = startBccx(['profile', '-F', '499', '-U', '-p', String(workload.pid), '--out', out]);
    await running.tracing();
    await workload.work();
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  running.signal('SIGINT');
  expect((await running.ended).status).toBe(0);
  const stacks = parseFolded(readFileSync(out, 'utf8'));
  expect(shareOf(stacks, 'main')).toBeGreaterThan(0.95);
});
