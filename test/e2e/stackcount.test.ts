import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, type Ended, startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { type PprofFile, readPprof, sumOf } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload, type Truth, type Workload } from './workload.ts';

const program = join(workloadDirectory, 'calls');
const paths = 4096;
/** Path p is gone down p % 3 + 1 times. */
const pathCalls = Array.from({ length: paths }, (_, path) => (path % 3) + 1).reduce((a, b) => a + b);

interface Traced {
  readonly file: PprofFile;
  readonly truth: Truth;
  readonly ended: Ended;
  readonly pid: number;
}

/** Traces the workload `calls` from before its work until after it. */
async function trace(words: readonly string[], seconds = 0.1): Promise<Traced> {
  using scratch = new Scratch();
  const out = scratch.file('out.pb.gz');
  await using workload = await startWorkload('calls', seconds);
  const { truth, ended } = await run(workload, ['--out', out, ...words]);
  expect(ended.status, ended.stderr).toBe(0);
  return { file: readPprof(readFileSync(out)), truth, ended, pid: workload.pid };
}

async function run(workload: Workload, words: readonly string[]): Promise<{ truth: Truth; ended: Ended }> {
  const running = startBccx(['stackcount', '-p', String(workload.pid), ...words]);
  await running.tracing();
  const truth = await workload.work();
  running.signal('SIGINT');
  return { truth, ended: await running.ended };
}

test('a thousand calls are a thousand, by caller; the direct caller is in the stack', async () => {
  const { file, pid } = await trace([`${program}:counted`]);
  expect(file.types).toEqual(['events/count']);
  expect(sumOf(file, 0)).toBe(1000);
  const counts = file.samples.map(({ frames, values }) => [frames.slice(0, 3).join(' < '), values[0]]);
  expect(new Map(counts as [string, bigint][])).toEqual(
    new Map([
      ['counted < often < main', 700n],
      ['counted < seldom < main', 300n],
    ]),
  );
  for (const { labels } of file.samples) expect(labels).toMatchObject({ comm: 'calls', pid: BigInt(pid) });
});

test('the direct caller is there by frame pointers too', async () => {
  const { file } = await trace(['--unwind', 'fp', `${program}:counted`]);
  expect(sumOf(file, 0, 'often')).toBe(700);
  expect(sumOf(file, 0, 'seldom')).toBe(300);
});

test('a name with * and a regular expression stand for several functions', async () => {
  const globbed = await trace([`${program}:counted*`]);
  expect(sumOf(globbed.file, 0)).toBe(1001);
  expect(sumOf(globbed.file, 0, 'counted_too')).toBe(1);
  const matched = await trace(['-r', `p:${program}:^(often|seldom|leaf)$`]);
  expect(sumOf(matched.file, 0)).toBe(2 + pathCalls);
  const library = await trace(['c:nano*leep']);
  expect(sumOf(library.file, 0, 'ticks')).toBeGreaterThan(0);
});

test('fifty forks are fifty, with kernel and user stacks', async () => {
  const { file } = await trace(['t:sched:sched_process_fork']);
  expect(sumOf(file, 0)).toBe(50);
  expect(sumOf(file, 0, 'forks')).toBe(50);
  expect(sumOf(file, 0, 'kernel_clone')).toBe(50);
  const kernel = await trace(['-K', 't:sched:sched_process_fork']);
  expect(sumOf(kernel.file, 0, 'forks')).toBe(0);
  expect(sumOf(kernel.file, 0)).toBe(50);
  const user = await trace(['-U', 't:sched:sched_process_fork']);
  expect(sumOf(user.file, 0, 'kernel_clone')).toBe(0);
  expect(sumOf(user.file, 0, 'forks')).toBe(50);
});

test('tracepoints by pattern', async () => {
  const { file } = await trace(['t:sched:sched_process_*']);
  /* fork of 50; at least as many exits of children are not this process's own */
  expect(sumOf(file, 0, 'forks')).toBeGreaterThanOrEqual(50);
});

test('intervals: each has its own, and their sum is the total', async () => {
  using scratch = new Scratch();
  await using workload = await startWorkload('calls', 3);
  const { ended } = await run(workload, [...['-i', '1', '--out', scratch.file('%n.pb.gz'), `${program}:ticked`]]);
  expect(ended.status).toBe(0);
  const files = readdirSync(scratch.path).sort();
  expect(files.length).toBeGreaterThanOrEqual(3);
  const counts = files.map((name) => sumOf(readPprof(readFileSync(scratch.file(name))), 0));
  expect(counts.reduce((a, b) => a + b)).toBe(30);
  for (const count of counts.slice(1, 3)) {
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThanOrEqual(11);
  }
});

test('4096 stacks are 4096 stacks, with exact counts', async () => {
  const { file, ended } = await trace([`${program}:leaf`]);
  expect(file.samples).toHaveLength(paths);
  expect(sumOf(file, 0)).toBe(pathCalls);
  const byPath = file.samples.map(({ frames, values }) => {
    const turns = frames.filter((name) => name === 'left' || name === 'right').toReversed();
    return [turns.reduce((path, name) => 2 * path + (name === 'right' ? 1 : 0), 0), Number(values[0])] as const;
  });
  expect(new Set(byPath.map(([path]) => path)).size).toBe(paths);
  for (const [path, count] of byPath) expect(count).toBe((path % 3) + 1);
  expect(ended.stderr).not.toMatch(/lost/);
});

test('when the map of stacks is full, the rest counts as lost stacks and the option is named', async () => {
  const { file, ended } = await trace(['--stack-storage-size', '1000', `${program}:leaf`]);
  expect(sumOf(file, 0)).toBe(pathCalls);
  const lost = sumOf(file, 0, '[Missed User Stack]');
  expect(lost).toBeGreaterThan(3000);
  expect(ended.stderr).toContain(
    `${lost} stacks lost, their events counted without: 'stacks' (1000 entries) was full; raise --stack-storage-size`,
  );
});

test('when the map of counts is full, what is shown and what is lost are the total', async () => {
  const { file, ended } = await trace(['--hash-storage-size', '1000', `${program}:leaf`]);
  const [, lost = ''] =
    /^stackcount: (\d+) events lost: 'counts' \(1000 entries\) was full or busy; raise --hash-storage-size$/m.exec(
      ended.stderr,
    ) ?? [];
  expect(sumOf(file, 0) + Number(lost)).toBe(pathCalls);
});

test('a USDT probe is counted, and its semaphore is 0 again afterwards', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.pb.gz');
  await using workload = await startWorkload('calls', 0.1);
  const { truth, ended } = await run(workload, ['--out', out, `u:${program}:mark`]);
  expect(ended.status, ended.stderr).toBe(0);
  const file = readPprof(readFileSync(out));
  expect(sumOf(file, 0)).toBe(123);
  expect(sumOf(file, 0, 'marks')).toBe(123);
  expect(truth.listened).toBeGreaterThan(0);
  expect(JSON.parse(await workload.finish())).toEqual({ listening: 0 });
});

test('all processes without -p; -P tells them apart', async () => {
  await using one = await startWorkload('calls', 0.1);
  await using other = await startWorkload('calls', 0.1);
  const { file } = await traceWhile('stackcount', ['-P', `${program}:counted`], async () => {
    await one.work();
    await other.work();
  });
  for (const { pid } of [one, other]) {
    const own = file.samples.filter(({ labels }) => labels['pid'] === BigInt(pid));
    expect(own.reduce((sum, { values }) => sum + Number(values[0]), 0)).toBe(1000);
    expect(own.every(({ frames }) => frames.includes('main'))).toBe(true);
  }
});

test('without -P the user frames have names, and processes are one', async () => {
  await using workload = await startWorkload('calls', 0.1);
  const { file } = await traceWhile('stackcount', [`${program}:counted`], () => workload.work());
  expect(sumOf(file, 0, 'often')).toBe(700);
  for (const { labels } of file.samples) expect(labels).toEqual({});
});

test('-c takes one CPU, also CPU 0', async () => {
  const countOn = async (cpu: string): Promise<number> => {
    using scratch = new Scratch();
    const out = scratch.file('out.pb.gz');
    await using workload = await startWorkload('calls', 0.1);
    execFileSync('taskset', ['-pc', '0', String(workload.pid)]);
    const { ended } = await run(workload, ['--out', out, '-c', cpu, `${program}:counted`]);
    expect(ended.status, ended.stderr).toBe(0);
    return sumOf(readPprof(readFileSync(out)), 0);
  };
  expect(await countOn('0')).toBe(1000);
  expect(await countOn('-1')).toBe(1000);
  if (availableParallelism() > 1) expect(await countOn('1')).toBe(0);
});

test('text: stackcount prints as BCC does', async () => {
  await using workload = await startWorkload('calls', 0.1);
  const { ended } = await run(workload, ['-T', '-U', '-d', '-s', `${program}:counted*`]);
  expect(ended.stderr).toContain(`Tracing ${program}:counted* by user stack... Hit Ctrl-C to end.`);
  expect(ended.stdout).toMatch(
    /^\d\d:\d\d:\d\d\n {2}counted_too(\+0x[0-9a-f]+)?\n {2}seldom\+0x[0-9a-f]+\n {2}main\+0x/,
  );
  expect(ended.stdout).toMatch(new RegExp(`\n {4}calls \\[${workload.pid}\\]\n {4}700\n\n$`));
});

test('--json: a row a stack, each with its frames', async () => {
  await using workload = await startWorkload('calls', 0.1);
  const { ended } = await run(workload, ['--json', `${program}:counted`]);
  const { format, units, samples } = JSON.parse(ended.stdout);
  expect({ format, units }).toEqual({ format: 'bccx.samples', units: { events: 'count' } });
  expect(samples).toHaveLength(2);
  for (const [name, events] of [
    ['often', 700],
    ['seldom', 300],
  ] as const) {
    const row = samples.find(({ stack }: { stack: { name: string }[] }) => stack[1]?.name === name);
    expect(row).toMatchObject({ values: { events }, labels: { comm: 'calls', pid: workload.pid } });
    expect(row.stack[0]).toMatchObject({ name: 'counted', kind: 'user', object: program });
    expect(row.stack.at(-1).name).toBe('_start');
  }
});

test('what this kernel cannot trace is said in one line that names the facility', async () => {
  const { findings } = JSON.parse((await bccx(['doctor', '--json'])).stdout);
  const kprobes = findings.some(({ name, works }: { name: string; works: boolean }) => name === 'kprobe' && works);
  const { status, stderr } = await bccx(['stackcount', '-D', '1', 'vfs_read']);
  if (kprobes) expect(status, stderr).toBe(0);
  else {
    expect(status).toBe(5);
    expect(stderr).toMatch(/^error: .*kprobe-multi, kprobe .*\[BCCX_KERNEL_FEATURE\]\n {2}\S/);
  }
});

test('names that are not there are said before anything is attached', async () => {
  const absent = await bccx(['stackcount', `${program}:no_such_function`]);
  expect(absent.status).not.toBe(0);
  expect(absent.stderr).toContain('no_such_function');
  const library = await bccx(['stackcount', 'nosuchlibrary:malloc']);
  expect(library.status).toBe(3);
  expect(library.stderr).toContain('nosuchlibrary');
  const tracepoint = await bccx(['stackcount', 't:sched:no_such_*']);
  expect(tracepoint.status).toBe(2);
  expect(tracepoint.stderr).toContain('matches nothing');
});
