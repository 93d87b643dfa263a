import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, startBccx, until } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { allocations, bytes, expectExact, trace } from './leak-trace.ts';
import { loadedPrograms, programsOf } from './loaded-programs.ts';
import { type PprofFile, readPprof, sumOf } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload, type Truth } from './workload.ts';

/** Names of the leaf and its caller of the stacks through a function. */
function tops(file: PprofFile, name: string): string[] {
  return file.samples.filter(({ frames }) => frames.includes(name)).map(({ frames }) => frames.slice(0, 2).join(' < '));
}

test('every way of allocating is exact, and the leaf is the function that called the allocator', async () => {
  const { file, truth, stderr } = await trace('leaks');
  expect(file.types).toEqual(['outstanding/bytes', 'allocations/count']);
  expect(stderr).toContain('100 % of user stacks are complete');
  expectExact(file, truth);
  const direct = Object.entries(truth.leaks ?? {}).filter(([name, { bytes }]) => bytes > 0 && name !== 'leak_strdup');
  expect(direct.length).toBeGreaterThan(14);
  for (const [name] of direct) expect(tops(file, name), name).toEqual([`${name} < main`]);
  expect(tops(file, 'leak_strdup')).toEqual([expect.stringMatching(/strdup < leak_strdup$/)]);
  expect(stderr).not.toMatch(/lost/);
});

test('operator new and containers: the library above the function, and the stack is whole', async () => {
  const { file, truth } = await trace('cxx_leaks');
  const anonymous = '(anonymous namespace)::';
  for (const [name, expected] of Object.entries(truth.leaks ?? {})) {
    const of = (value: number): number => sumOf(file, value, `${anonymous}${name}()`);
    expect({ bytes: of(bytes), count: of(allocations) }, name).toEqual(expected);
  }
  expect(tops(file, `${anonymous}leak_new()`)).toEqual([`operator new(unsigned long) < ${anonymous}leak_new()`]);
  for (const { frames } of file.samples) expect(frames.at(-1)).toBe('_start');
});

test('an allocator with names of its own', async () => {
  const { file, truth, stderr } = await trace('prefixed', ['-O', 'px', '-S', 'px_']);
  expectExact(file, truth);
  expect(stderr).toMatch(/tracing px_malloc px_free of .*libpx\.so; not there: .*px_calloc/);
});

test('sums kept in the kernel are the same', async () => {
  const { file, truth } = await trace('leaks', ['--combined-only']);
  expectExact(file, truth);
});

test('frame pointers alone give the same amounts', async () => {
  const { file, truth } = await trace('leaks', ['--unwind', 'fp']);
  for (const name of ['leak_malloc', 'leak_hundred', 'leak_large', 'balanced_thread']) {
    expect(sumOf(file, bytes, name), name).toBe(truth.leaks?.[name]?.bytes);
  }
});

test('-z and -Z choose sizes', async () => {
  const { file, truth } = await trace('leaks', ['-z', '6000', '-Z', '30000']);
  for (const [name, { bytes: all, count }] of Object.entries(truth.leaks ?? {})) {
    const each = count === 0 ? 0 : all / count;
    expect(sumOf(file, bytes, name), name).toBe(each >= 6000 && each <= 30000 ? all : 0);
  }
});

test('-s follows some, and says that amounts are not scaled', async () => {
  const { file, stderr } = await trace('leaks', ['-s', '4']);
  const hundred = sumOf(file, allocations, 'leak_hundred');
  expect(hundred).toBeGreaterThan(4);
  expect(hundred).toBeLessThan(60);
  expect(stderr).toContain('one allocation in 4 is followed: bytes and numbers are those of these, not scaled');
});

test('-o leaves out what is younger', async () => {
  await using workload = await startWorkload('leaks', 1);
  const options = ['-p', String(workload.pid), '-o', '60000', '600'];
  const { file, stderr } = await traceWhile('memleak', options, () => workload.work());
  expect(file.samples).toEqual([]);
  expect(stderr).toContain('nothing is outstanding');
});

test.each([
  ['outstanding', '10', ['--allocs-storage-size', '10'], 'raise --allocs-storage-size, or follow fewer with -s or -z'],
  ['sums', '1', ['-C', '--hash-storage-size', '1'], 'raise --hash-storage-size, or --allocs-storage-size when more'],
] as const)('%s full: what is shown and what is said to be lost are the total', async (map, entries, words, advice) => {
  const { file, truth, stderr } = await trace('growing', words);
  const total = (of: 'bytes' | 'count'): number =>
    Object.values(truth.leaks ?? {}).reduce((sum, each) => sum + each[of], 0);
  const [, count = '', lost = '', rest = ''] = /(\d+) events lost \((\d+) bytes in all\): (.*)$/m.exec(stderr) ?? [];
  expect(rest).toContain(`'${map}' (${entries} entries) was full or busy; ${advice}`);
  expect(Number(count)).toBeGreaterThan(5);
  expect(sumOf(file, bytes) + Number(lost)).toBe(total('bytes'));
  expect(sumOf(file, allocations) + Number(count)).toBe(total('count'));
});

test('a command starts traced and ends as it would have', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.pb.gz');
  const words = ['memleak', '-o', '0', '--out', out, '-c'];
  const plain = await bccx([...words, "sh -c 'echo out; echo err >&2; exit 7'", '600']);
  expect(plain.status).toBe(0);
  expect(plain.stdout).toBe('out\n');
  expect(plain.stderr).toMatch(/^err$/m);
  expect(plain.stderr).toContain('ended with exit code 7');
  const leaks = join(workloadDirectory, 'leaks');
  const { status, stdout } = await bccx([...words, `${leaks} --now`, '600']);
  expect(status).toBe(0);
  const { leaks: all = {} }: Truth = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  const file = readPprof(readFileSync(out));
  // Until the tables of a new image are made, stacks are walked by frame pointers, which the C library has not.
  for (const [name, { bytes: expected, count }] of Object.entries(all)) {
    if (name === 'leak_strdup') continue;
    expect({ bytes: sumOf(file, bytes, name), count: sumOf(file, allocations, name) }, name).toEqual({
      bytes: expected,
      count,
    });
  }
});

test('what a wrapper allocated is gone once it became the command', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.pb.gz');
  const leaks = join(workloadDirectory, 'leaks');
  const command = `env A=1 nice -n 0 ${leaks} --now`;
  expect((await bccx(['memleak', '-o', '0', '--out', out, '-c', command, '600'])).status).toBe(0);
  const file = readPprof(readFileSync(out));
  expect(sumOf(file, bytes, 'leak_malloc')).toBe(30000);
  /* frames without any name are those of images that are gone */
  expect(file.samples.filter(({ frames }) => frames.every((name) => name === '')).length).toBe(0);
});

test('reports: each interval, one for each SIGUSR1, as BCC prints them', async () => {
  await using workload = await startWorkload('leaks', 1);
  const running = startBccx(['memleak', '-p', String(workload.pid), '-o', '0', '-T', '3', '2', '3']);
  await running.tracing();
  await workload.work();
  running.signal('SIGUSR1');
  const { status, stdout } = await running.ended;
  expect(status).toBe(0);
  const reports = stdout.split(/^(?=\[\d\d:\d\d:\d\d\] Top 3 stacks with outstanding allocations:$)/m).filter(Boolean);
  expect(reports).toHaveLength(4);
  const last = reports.at(-1) ?? '';
  expect(last.match(/^\t\d+ bytes in \d+ allocations from stack$/gm)).toHaveLength(3);
  expect(last).toMatch(
    /^\t1048576 bytes in 1 allocations from stack\n\t\t0x[0-9a-f]{16}\tleak_large\+0x[0-9a-f]+ \[leaks\]$/m,
  );
});

test('--sort count: the most allocations stand last', async () => {
  await using workload = await startWorkload('leaks', 1);
  const running = startBccx(['memleak', '-p', String(workload.pid), '-o', '0', '-T', '1', '--sort', 'count', '600']);
  await running.tracing();
  await workload.work();
  running.signal('SIGINT');
  const { stdout } = await running.ended;
  expect(stdout).toMatch(/^\t6400 bytes in 100 allocations from stack\n\t\t\S+\tleak_hundred\+/m);
  expect(stdout.match(/allocations from stack/g)).toHaveLength(1);
});

test('-a shows each allocation, -t each event as it happens', async () => {
  await using workload = await startWorkload('prefixed', 1);
  const running = startBccx([
    ...['memleak', '-p', String(workload.pid), '-O', 'px', '-S', 'px_', '-o', '0', '-a', '-t', '600'],
  ]);
  await running.tracing();
  await workload.work();
  await until(() => running.printed.includes(' freed '));
  running.signal('SIGINT');
  const { stdout } = await running.ended;
  expect(stdout.match(/^\taddr = [0-9a-f]+ size = 30000$/gm)).toHaveLength(1);
  const event = (what: string, size: number): RegExp =>
    new RegExp(`^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  prefixed +\\d+  ${what} +0x[0-9a-f]+ +${size}$`, 'gm');
  expect(stdout.match(event('allocated', 30000))).toHaveLength(1);
  expect(stdout.match(event('allocated', 64))).toHaveLength(100);
  expect(stdout.match(event('freed', 0))).toHaveLength(100);
});

test('--growth: what was added since the first report, as text and as a differential flame graph', async () => {
  using scratch = new Scratch();
  const folded = scratch.file('growth-%n.folded');
  await using workload = await startWorkload('growing', 4);
  const words = ['memleak', '-p', String(workload.pid), '-o', '0', '-T', '5', '--growth'];
  const running = startBccx([...words, '--out', folded, '--out', 'text:-', '1', '4']);
  await running.tracing();
  const work = workload.work();
  const { status, stdout, stderr } = await running.ended;
  expect(status, stderr).toBe(0);
  const last = stdout.split(/^(?=\[)/m).at(-1) ?? '';
  expect(last).toMatch(/^\[\d\d:\d\d:\d\d\] Top 5 stacks that grew since the first report:\n/);
  const [, bytes = '', count = ''] = /^\t\+(\d+) bytes in \+(\d+) allocations from stack$/m.exec(last) ?? [];
  expect(Number(bytes)).toBe(1000 * Number(count));
  expect(Number(count)).toBeGreaterThan(20);
  expect(last).toContain('leak_slowly');
  expect(last).not.toContain('leak_at_once');
  expect(stderr.match(/user stacks are complete/g), 'said once, not at each report').toHaveLength(1);
  const line = readFileSync(scratch.file('growth-4.folded'), 'utf8')
    .split('\n')
    .find((each) => each.includes('leak_slowly'));
  const [before = 0, after = 0] = line?.split(' ').slice(-2).map(Number) ?? [];
  expect(after - before).toBe(Number(bytes));
  await work;
});

test('--sort count: pictures show allocations', async () => {
  using scratch = new Scratch();
  const out = scratch.file('out.folded');
  await using workload = await startWorkload('leaks', 1);
  const words = ['memleak', '-p', String(workload.pid), '-o', '0', '--sort', 'count', '--out', out];
  const running = startBccx([...words, '--out', scratch.file('out.svg'), '600']);
  await running.tracing();
  await workload.work();
  running.signal('SIGINT');
  expect((await running.ended).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/;main;leak_hundred 100$/m);
  expect(readFileSync(scratch.file('out.svg'), 'utf8')).toMatch(/leak_hundred \(100 allocations/);
});

test('SIGKILL leaves no probe, and the program goes on', async () => {
  await using workload = await startWorkload('leaks', 1);
  const running = startBccx(['memleak', '-p', String(workload.pid), '600']);
  await running.tracing();
  const programs = programsOf(running.pid);
  expect(programs.length).toBeGreaterThan(0);
  running.signal('SIGKILL');
  await running.ended;
  await until(() => programs.every((id) => !loadedPrograms().has(id)));
  const truth = await workload.work();
  expect(truth.leaks?.['leak_malloc']?.bytes).toBe(30000);
});
