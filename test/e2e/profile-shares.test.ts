import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { type FoldedStack, parseFolded, shareOf, total } from './folded-stacks.ts';
import { Scratch } from './scratch.ts';
import { startWorkload, type Truth } from './workload.ts';

/** Shares are compared within four points. */
const tolerance = 0.04;

/** CPU seconds and samples a second: three thousand samples have a standard deviation below one point. */
const cpuSeconds = 3;
const frequency = '997';

/** Profiles a workload for as long as it works. */
async function profile(name: string, words: readonly string[] = []): Promise<{ stacks: FoldedStack[]; truth: Truth }> {
  using scratch = new Scratch();
  const folded = scratch.file('out.folded');
  await using workload = await startWorkload(name, cpuSeconds);
  const running = startBccx(['profile', '-F', frequency, '-p', String(workload.pid), '--out', folded, ...words]);
  await running.tracing();
  const truth = await workload.work();
  running.signal('SIGINT');
  const { status, stderr } = await running.ended;
  expect(stderr).not.toContain('bccx:');
  expect(status).toBe(0);
  return { stacks: parseFolded(readFileSync(folded, 'utf8')), truth };
}

function expectShares(stacks: readonly FoldedStack[], shares: Readonly<Record<string, number>> = {}): void {
  expect(Object.keys(shares).length).toBeGreaterThan(0);
  for (const [name, share] of Object.entries(shares)) {
    expect(Math.abs(shareOf(stacks, name) - share), `${name}: ${shareOf(stacks, name)} for ${share}`).toBeLessThan(
      tolerance,
    );
  }
}

for (const name of ['tree', 'tree-nopie', 'tree-static', 'tree-static-pie', 'tree-dynsym']) {
  test(`${name}: three branches have their 60, 30 and 10 percent, and every sample reaches main`, async () => {
    const { stacks, truth } = await profile(name, ['-U']);
    expectShares(stacks, truth.shares);
    expect(shareOf(stacks, 'main')).toBeGreaterThanOrEqual(0.99);
    expect(shareOf(stacks, 'workload_burn')).toBeGreaterThanOrEqual(0.95);
  });
}

test('tree-stripped: frames without a symbol are named by object and offset, never by a neighbour', async () => {
  const { stacks } = await profile('tree-stripped', ['-U']);
  const named = stacks
    .flatMap(({ frames }) => frames.slice(1))
    .filter((frame) => /alpha|beta|gamma|main$|burn/.test(frame));
  expect(named.filter((frame) => !frame.startsWith('__libc_start'))).toEqual([]);
  expect(total(stacks.filter(({ frames }) => frames.some((frame) => frame.includes('tree-stripped'))))).toBeGreaterThan(
    0.95 * total(stacks),
  );
});

test('templates: C++ names are demangled', async () => {
  const { stacks, truth } = await profile('templates', ['-U']);
  const names = [...new Set(stacks.flatMap(({ frames }) => frames))];
  expect(names.filter((name) => name.startsWith('_Z'))).toEqual([]);
  for (const [name, share] of Object.entries(truth.shares ?? {})) {
    const holding = stacks.filter(({ frames }) => frames.some((frame) => frame.includes(name)));
    expect(Math.abs(total(holding) / total(stacks) - share), name).toBeLessThan(tolerance);
  }
});

test('shared: the exported and the static function of a shared library are both named', async () => {
  const { stacks, truth } = await profile('shared', ['-U']);
  expectShares(stacks, truth.shares);
  expect(Math.abs(shareOf(stacks, 'shared_inner') - shareOf(stacks, 'shared_outer'))).toBeLessThan(0.01);
});

test('vdso: code that no file holds is named', async () => {
  const { stacks } = await profile('vdso', ['-U']);
  const inVdso = stacks.filter(({ frames }) => /clock_gettime|\[vdso\]/.test(frames.at(-1) ?? ''));
  expect(total(inVdso)).toBeGreaterThan(0.5 * total(stacks));
});

test('threads: each thread by itself has three quarters and one quarter of the samples', async () => {
  const { stacks, truth } = await profile('threads', ['-U']);
  const { three, one } = truth.threads ?? {};
  if (three === undefined || one === undefined) throw new Error('the workload names no threads');
  const share = three.cpu_seconds / (three.cpu_seconds + one.cpu_seconds);
  expect(Math.abs(shareOf(stacks, 'work_three') - share)).toBeLessThan(tolerance);
  expect(Math.abs(shareOf(stacks, 'work_one') - (1 - share))).toBeLessThan(tolerance);
});
