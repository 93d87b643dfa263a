import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { allocations, bytes, expectExact, trace } from './leak-trace.ts';
import { readPprof, sumOf } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload, type Truth } from './workload.ts';

/** Debian's musl has no unwind tables and no frame pointers, so what its own functions call lacks their caller. */
const withoutCaller = ['leak_strdup'];

/** What jemalloc has no function for, and what calls the C library's allocator within the C library. */
const ofTheCLibrary = ['leak_pvalloc', 'leak_mmap', 'leak_mremap', 'leak_half_mapping'];

function path(name: string): string {
  return join(workloadDirectory, name);
}

/** A shared library as the linker of this machine finds it. */
function libraryFile(name: string): string {
  return execFileSync('cc', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim();
}

test.each([
  ['leaks-static', 'leaks-static', []],
  ['leaks-musl', 'libc\\.so', withoutCaller],
  ['leaks-musl-static', 'leaks-musl-static', withoutCaller],
])('%s: the allocator in %s is exact', async (name, object, except) => {
  const { file, truth, stderr } = await trace(name);
  expect(stderr).toMatch(
    new RegExp(`tracing malloc [a-z_ ]*free munmap of \\S*/${object}; not there: [a-z ]*cfree$`, 'm'),
  );
  expectExact(file, truth, except);
  if (except.length > 0) expect(sumOf(file, bytes, 'strdup')).toBe(truth.leaks?.['leak_strdup']?.bytes);
});

test.each([
  ['leaks-jemalloc', {}, /tracing malloc .*free of \S*libjemalloc\.so\S*\n.*tracing pvalloc .*mmap .*of \S*libc\.so/],
  ['leaks', { LD_PRELOAD: libraryFile('libjemalloc.so.2') }, /tracing malloc .*free of \S*libjemalloc\.so/],
  ['leaks-tcmalloc', {}, /tracing malloc .*free .*of \S*libtcmalloc_minimal\.so/],
] as const)('%s with %j: each function is taken where the process takes it', async (name, env, attached) => {
  const { file, truth, stderr } = await trace(name, [], env);
  expect(stderr).toMatch(attached);
  expect(stderr).toContain('100 % of user stacks are complete');
  expectExact(file, truth);
});

test('-O names the only library whose functions are traced', async () => {
  const { file, truth, stderr } = await trace('leaks-jemalloc', ['-O', 'jemalloc']);
  expect(stderr).toMatch(
    /tracing malloc .*of \S*libjemalloc\.so\S*; not there: pvalloc reallocarray mmap mremap cfree munmap$/m,
  );
  expectExact(file, truth, ofTheCLibrary);
  for (const name of ofTheCLibrary) expect(sumOf(file, bytes, name), name).toBe(0);
});

test('-O and -S: jemalloc within the program, by its prefix, beside the C library', async () => {
  const { file, truth, stderr } = await trace('leaks-je', ['-O', path('leaks-je'), '-S', 'je_']);
  expect(stderr).toMatch(/tracing je_malloc je_valloc je_calloc .*je_free of \S*\/leaks-je; not there: je_pvalloc/);
  const others = [...ofTheCLibrary, 'leak_reallocarray', 'leak_strdup'];
  expectExact(file, truth, others);
  for (const name of others) expect(sumOf(file, bytes, name), name).toBe(0);
});

test('-O without the process: every process that has the library', async () => {
  await using one = await startWorkload('leaks-jemalloc', 1);
  await using other = await startWorkload('leaks-jemalloc', 1);
  const { file } = await traceWhile('memleak', ['-O', 'jemalloc', '-o', '0', '600'], async () => {
    await one.work();
    await other.work();
  });
  for (const { pid } of [one, other]) {
    const own = file.samples.filter(
      ({ labels, frames }) => labels['pid'] === BigInt(pid) && frames.includes('leak_malloc'),
    );
    expect(own.map(({ values }) => Number(values[bytes]))).toEqual([30000]);
  }
});

test('a library that the process does not map is said, with what was looked at instead', async () => {
  await using workload = await startWorkload('leaks', 1);
  const { status, stderr } = await bccx(['memleak', '-p', String(workload.pid), '-O', 'jemalloc', '1', '1']);
  expect(status).toBe(3);
  expect(stderr).toMatch(
    /tracing 'jemalloc': no library of that name is mapped, and the program \S*\/leaks has no function malloc, /,
  );
});

test.each(['leaks-static', 'leaks-musl', 'leaks-musl-static', 'leaks-jemalloc', 'leaks-tcmalloc'])(
  '-c %s: hooked before its main',
  async (name) => {
    using scratch = new Scratch();
    const out = scratch.file('out.pb.gz');
    const words = ['memleak', '-o', '0', '--out', out, '-c', `${path(name)} --now`, '600'];
    const { status, stdout, stderr } = await bccx(words);
    expect(status, stderr).toBe(0);
    const truth: Truth = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    const file = readPprof(readFileSync(out));
    // Until the tables of a new image are made, stacks are walked by frame pointers.
    expectExact(file, truth, ['leak_strdup']);
    expect(sumOf(file, allocations, 'leak_hundred')).toBe(100);
  },
);
