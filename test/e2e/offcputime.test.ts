import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { type PprofFile, readPprof, sumOf } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload, type Truth } from './workload.ts';

/** Places of the sample types. */
const nanoseconds = 0;
const intervals = 1;

interface Traced {
  readonly file: PprofFile;
  readonly truth: Truth;
  readonly stderr: string;
}

/** Traces a workload from before its work until after it. */
async function trace(name: string, words: readonly string[] = [], seconds = 2): Promise<Traced> {
  await using workload = await startWorkload(name, seconds);
  const options = ['-p', String(workload.pid), ...words];
  const { file, result: truth, stderr } = await traceWhile('offcputime', options, () => workload.work());
  return { file, truth, stderr };
}

function within(actual: number, expected: number, part: number): void {
  expect(actual).toBeGreaterThan(expected * (1 - part));
  expect(actual).toBeLessThan(expected * (1 + part));
}

test('naps: every sleep is one interval, and its time is the time slept', async () => {
  const { file, truth } = await trace('naps', ['--state', '1']);
  expect(file.types).toEqual(['off-cpu/nanoseconds', 'intervals/count']);
  for (const [name, { count, seconds }] of Object.entries(truth.naps ?? {})) {
    /* One that was pushed off the CPU on its way to sleep until its time was up did not sleep. */
    expect(sumOf(file, intervals, name), name).toBeLessThanOrEqual(count);
    expect(sumOf(file, intervals, name), name).toBeGreaterThan(0.9 * count);
    within(sumOf(file, nanoseconds, name) / 1e9, seconds, 0.05);
  }
  expect(Object.keys(truth.naps ?? {})).toHaveLength(3);
});

test('-m and -M take intervals of a length', async () => {
  const long = await trace('naps', ['--state', '1', '-m', '30000']);
  for (const [name, { late }] of Object.entries(long.truth.naps ?? {})) {
    /* By its own clock a thread is also late when it was slow to leave or to come back. */
    expect(sumOf(long.file, intervals, name), name).toBeLessThanOrEqual(late);
  }
  expect(long.truth.naps?.['nap_long']?.late).toBeGreaterThan(10);
  const longNaps = long.truth.naps?.['nap_long']?.count ?? 0;
  expect(sumOf(long.file, intervals, 'nap_long')).toBeLessThanOrEqual(longNaps);
  expect(sumOf(long.file, intervals, 'nap_long')).toBeGreaterThan(0.9 * longNaps);
  const middle = await trace('naps', ['--state', '1', '-m', '8ms', '-M', '29999us']);
  const { count = 0, late = 0 } = middle.truth.naps?.['nap_middle'] ?? {};
  expect(sumOf(middle.file, intervals, 'nap_long')).toBe(0);
  expect(sumOf(middle.file, intervals, 'nap_middle')).toBeGreaterThan(0.9 * (count - late));
});

test('waits: a lock, a pipe and a timer have their shares, and the kernel stacks say which is which', async () => {
  const { file, truth } = await trace('waits', ['--state', '1']);
  for (const [name, seconds] of Object.entries(truth.waits ?? {})) {
    within(sumOf(file, nanoseconds, name) / 1e9, seconds, 0.05);
  }
  const kernelOf = (name: string) =>
    file.samples
      .filter(({ frames }) => frames.includes(name))
      .map(({ frames }) => frames.join(' '))
      .join('\n');
  expect(kernelOf('wait_for_lock')).toMatch(/futex_wait/);
  expect(kernelOf('wait_for_pipe')).toMatch(/pipe_read/);
  expect(kernelOf('wait_for_time')).toMatch(/hrtimer_nanosleep/);
});

test('kernel stacks begin with the scheduler, not with the tracer', async () => {
  const { file } = await trace('naps', ['-K'], 1);
  expect(new Set(file.samples.map(({ frames }) => frames[0]))).toEqual(new Set(['__schedule']));
});

test('crowd: --state 0 takes threads that were pushed off the CPU, --state 1 those that sleep', async () => {
  const pushed = await trace('crowd', ['--state', '0'], 2);
  /* Each of two threads on one CPU waits about as long as the other runs. */
  expect(sumOf(pushed.file, nanoseconds, 'elbow') / 1e9).toBeGreaterThan(0.8 * pushed.truth.cpu_seconds);
  const slept = await trace('crowd', ['--state', '1'], 1);
  expect(sumOf(slept.file, intervals, 'elbow')).toBe(0);
});

test('stuck: a thread that does not come back is told of, and counted with --open', async () => {
  const told = await trace('stuck', [], 1);
  expect(told.stderr).toMatch(/\d+ threads? (was|were) off CPU when the trace ended/);
  expect(sumOf(told.file, nanoseconds, 'wait_for_ever')).toBe(0);
  const open = await trace('stuck', ['--open'], 1);
  expect(sumOf(open.file, intervals, 'wait_for_ever')).toBe(1);
  const seconds = sumOf(open.file, nanoseconds, 'wait_for_ever') / 1e9;
  expect(seconds).toBeGreaterThan(open.truth.seconds ?? 0);
  expect(seconds).toBeLessThan((open.truth.seconds ?? 0) + 1);
});

test('what found no room is told of, with the time that is missing', async () => {
  const { file, stderr } = await trace('naps', ['--state', '1', '--hash-storage-size', '1'], 1);
  const [, events = '', lost = ''] =
    /^offcputime: (\d+) events lost \((\d+) nanoseconds in all\): 'counts' \(1 entries\) was full or busy; raise /m.exec(
      stderr,
    ) ?? [];
  const all = await trace('naps', ['--state', '1'], 1);
  within(sumOf(file, intervals) + Number(events), sumOf(all.file, intervals), 0.1);
  within(sumOf(file, nanoseconds) + Number(lost), sumOf(all.file, nanoseconds), 0.1);
});

test('-t takes one thread; samples carry process, thread and name', async () => {
  await using workload = await startWorkload('waits', 1);
  const { file } = await traceWhile('offcputime', ['-t', String(workload.pid)], () => workload.work());
  const { samples } = file;
  expect(samples.length).toBeGreaterThan(2);
  for (const { labels } of samples) {
    expect(labels).toMatchObject({ comm: 'waiter', pid: BigInt(workload.pid), tid: BigInt(workload.pid) });
  }
});

test('-u takes user threads, -k kernel threads; idle CPUs are left out unless asked for', async () => {
  using scratch = new Scratch();
  const run = async (words: readonly string[]) => {
    const out = scratch.file('out.pb.gz');
    const running = startBccx(['offcputime', '--out', out, ...words, '1']);
    expect((await running.ended).status).toBe(0);
    return readPprof(readFileSync(out)).samples;
  };
  const user = await run(['-u']);
  expect(user.length).toBeGreaterThan(0);
  expect(user.filter(({ labels }) => /^(kworker|ksoftirqd|rcu_)/.test(String(labels['comm'])))).toEqual([]);
  expect(user.filter(({ labels }) => labels['pid'] === 0n)).toEqual([]);
  const kernel = await run(['-k']);
  expect(kernel.length).toBeGreaterThan(0);
  expect(kernel.filter(({ frames }) => frames.includes('entry_SYSCALL_64_after_hwframe'))).toEqual([]);
  /* A CPU must have been idle twice for its idle task to have been off it once: ask again on a busy machine. */
  let swappers = 0;
  for (let tries = 0; tries < 5 && swappers === 0; tries += 1) {
    const samples = await run(['--include-idle']);
    swappers = samples.filter(({ labels }) => String(labels['comm']).startsWith('swapper/')).length;
  }
  expect(swappers).toBeGreaterThan(0);
});
