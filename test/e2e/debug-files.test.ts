import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkout } from './checkout.ts';
import { containerOf } from './container.ts';
import type { PprofFile, PprofPlace } from './pprof.ts';
import { expectNames, rootWith, watch } from './scene.ts';
import { Scratch } from './scratch.ts';

/* Wherever a program's debug information lies and however it is written, both tools tell the same calls and lines: those of
 * the source. */

/* Two tools start and end in each, on a machine that may have other things to do. */
vi.setConfig({ testTimeout: 120_000 });

const sources = ['turns.c', 'workload.c'].map((name) => join(checkout, 'test/workloads', name));
const flags = ['-O2', '-g', '-fno-optimize-sibling-calls', '-fno-omit-frame-pointer', '-mno-omit-leaf-frame-pointer'];

/** Number of the line that is marked so. */
const marked = new Map(
  readFileSync(sources[0] ?? '', 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const mark = / line: ([^*]+) \*\//.exec(text)?.[1];
      return mark === undefined ? [] : [[mark, i + 1] as const];
    }),
);

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The workload `turns`, compiled for a scene. */
function compile(scratch: Scratch, { name = 'turns', compiler = 'gcc', more = [] as string[] } = {}): string {
  const program = scratch.file(name);
  const objects = sources.map((source) => {
    const object = scratch.file(`${name}-${basename(source)}.o`);
    run(compiler, ...flags, ...more, '-c', '-o', object, source);
    return object;
  });
  run(compiler, '-o', program, ...objects, ...more.filter((word) => word.startsWith('-Wl,')));
  return program;
}

/** Its debug information in a file of its own. */
function split(program: string): string {
  const debug = `${program}.debug`;
  run('objcopy', '--only-keep-debug', program, debug);
  run('strip', program);
  expect(run('readelf', '-SW', program)).not.toMatch(/\.(symtab|debug_info)\b/);
  return debug;
}

function buildIdPath(program: string): string {
  const [, first = '', rest = ''] = /Build ID: (..)([0-9a-f]+)/.exec(run('readelf', '-n', program)) ?? [];
  return `/usr/lib/debug/.build-id/${first}/${rest}.debug`;
}

function put(file: string, root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  copyFileSync(file, join(root, path));
}

const run1s = ['--seconds', '1'];
const inRoot = (root: string): string[] => ['chroot', root, '/turns', ...run1s];

type Calls = readonly (readonly [name: string, mark?: string])[];

const onCpu: Calls = [['turns_burn', 'turns_burn'], ['half', 'half burns'], ['turns', 'turns burns'], ['main']];
const offCpu: Calls = [['turns_nap', 'turns_nap'], ['half', 'half naps'], ['turns', 'turns naps'], ['main']];

/** The frames that called a function, as often as they did. */
function callers({ samples }: PprofFile, callee: string, count: number): PprofPlace[][] {
  return samples.flatMap(({ places, frames }) => {
    const at = frames.indexOf(callee);
    return at < 0 ? [] : [places.slice(at + 1, at + 1 + count)];
  });
}

function expectCalls(file: PprofFile, callee: string, calls: Calls): void {
  const seen = callers(file, callee, calls.length);
  expect(seen.length).toBeGreaterThan(0);
  const expected = calls.map(([name, mark]) => ({
    name,
    file: expect.stringMatching(/\/turns\.c$/),
    line: mark === undefined ? expect.any(Number) : marked.get(mark),
  }));
  for (const each of seen) expect(each).toEqual(expected);
}

/** Watches a command's program and compares what it called with the source. */
async function expectSource(command: readonly string[]): Promise<void> {
  const watched = await watch(command, { words: ['--lines'] });
  expectNames(watched);
  expectCalls(watched.onCpu, 'workload_burn', onCpu);
  expectCalls(watched.offCpu, 'workload_syscall', offCpu);
}

/** The same of a program whose functions have names, and nothing more. */
async function expectNamesOnly(command: readonly string[]): Promise<void> {
  const watched = await watch(command, { words: ['--lines'] });
  expectNames(watched);
  for (const [file, callee] of [
    [watched.onCpu, 'workload_burn'],
    [watched.offCpu, 'workload_syscall'],
  ] as const) {
    const seen = callers(file, callee, 2);
    expect(seen.length).toBeGreaterThan(0);
    for (const each of seen)
      expect(each).toMatchObject([
        { name: 'turns', line: 0 },
        { name: 'main', line: 0 },
      ]);
  }
}

test('a file by build id, within a root of its own', async () => {
  using scratch = new Scratch();
  const program = compile(scratch);
  const debug = split(program);
  const root = rootWith(scratch, program);
  put(debug, root, buildIdPath(program));
  await expectSource(inRoot(root));
});

test('a file by build id, in a file system that only the mount namespace of a container has', async () => {
  using scratch = new Scratch();
  const program = compile(scratch);
  const debug = split(program);
  const root = rootWith(scratch, program);
  put(debug, root, '/turns.debug');
  const path = buildIdPath(program);
  const mount = `mkdir -p ${dirname(path)} && mount -t tmpfs none ${dirname(path)} && cp /turns.debug ${path} && rm /turns.debug`;
  await expectSource(containerOf(root, ['/turns', ...run1s], mount));
});

test.each(['', '/.debug', '/usr/lib/debug'])(
  "a file by .gnu_debuglink in '%s', within a root of its own",
  async (folder) => {
    using scratch = new Scratch();
    const program = compile(scratch, { more: ['-Wl,--build-id=none'] });
    const debug = split(program);
    run('objcopy', `--add-gnu-debuglink=${debug}`, program);
    const root = rootWith(scratch, program);
    put(debug, root, `${folder}/${basename(debug)}`);
    await expectSource(inRoot(root));
  },
);

test('one by .gnu_debuglink that has changed since is not used', async () => {
  using scratch = new Scratch();
  const program = compile(scratch, { more: ['-Wl,--build-id=none', '-Wl,--export-dynamic'] });
  const debug = split(program);
  run('objcopy', `--add-gnu-debuglink=${debug}`, program);
  appendFileSync(debug, 'changed');
  const root = rootWith(scratch, program);
  put(debug, root, basename(debug));
  await expectNamesOnly(inRoot(root));
});

test('the symbols that a program carries packed (MiniDebugInfo): names without lines', async () => {
  using scratch = new Scratch();
  const program = compile(scratch);
  run('objcopy', '--strip-debug', program, scratch.file('mini'));
  run('xz', scratch.file('mini'));
  run('strip', program);
  run('objcopy', '--add-section', `.gnu_debugdata=${scratch.file('mini.xz')}`, program);
  expect(run('readelf', '-SW', program)).not.toMatch(/\.symtab\b/);
  await expectNamesOnly([program, ...run1s]);
});

test('what it shares with another program, in a third file (dwz), all three found by build id', async () => {
  using scratch = new Scratch();
  const [program, other] = [compile(scratch), compile(scratch, { name: 'other' })];
  const common = '/usr/lib/debug/.dwz/turns.debug';
  run('dwz', '-m', scratch.file('common'), '-M', common, program, other);
  /* The calls that were inlined are described there. */
  expect(run('readelf', '--debug-dump=info', '-wN', scratch.file('common'))).toContain('turns_burn');
  const debug = split(program);
  const root = rootWith(scratch, program);
  put(debug, root, buildIdPath(program));
  put(scratch.file('common'), root, common);
  await expectSource(inRoot(root));
});

/** Where its .dwo files lie is written in the program. */
const apart = (version: string): string[] => [`-gdwarf-${version}`, '-gsplit-dwarf'];

test.each(['4', '5'])('split DWARF %s: objects that the compiler left beside the program', async (version) => {
  using scratch = new Scratch();
  const program = compile(scratch, { more: apart(version) });
  expect(run('readelf', '--debug-dump=info', '-wN', program)).not.toContain('turns_burn');
  await expectSource([program, ...run1s]);
});

test('split DWARF: objects that moved with the program, within a root of its own', async () => {
  using scratch = new Scratch();
  const program = compile(scratch, { more: apart('5') });
  const root = rootWith(scratch, program);
  for (const name of sources.map((source) => `turns-${basename(source)}.dwo`))
    renameSync(scratch.file(name), join(root, name));
  await expectSource(inRoot(root));
});

/* Each knows what its own compiler writes: of the other's, llvm-dwp comes to no end. */
test.each([
  ['4', 'gcc', 'dwp'],
  ['5', 'clang', 'llvm-dwp'],
])('split DWARF %s of %s, packed by %s', async (version, compiler, packer) => {
  using scratch = new Scratch();
  const program = compile(scratch, { compiler, more: apart(version) });
  run(packer, '-e', program, '-o', `${program}.dwp`);
  for (const source of sources) rmSync(scratch.file(`turns-${basename(source)}.dwo`));
  const root = rootWith(scratch, program);
  put(`${program}.dwp`, root, 'turns.dwp');
  await expectSource(inRoot(root));
});

test.each([
  ['zlib', 'ZLIB'],
  ['zstd', 'ZSTD'],
])('sections compressed by %s', async (method, shown) => {
  using scratch = new Scratch();
  const program = compile(scratch);
  run('objcopy', `--compress-debug-sections=${method}`, program);
  expect(run('readelf', '-tW', program)).toMatch(new RegExp(`\\.debug_info\n.*\n.*COMPRESSED\n +${shown},`));
  await expectSource([program, ...run1s]);
});

test.each(['gcc', 'clang'])('DWARF 2 to 5 by %s', async (compiler) => {
  using scratch = new Scratch();
  for (const version of ['2', '3', '4', '5'])
    await expectSource([
      compile(scratch, { name: `turns${version}`, compiler, more: [`-gdwarf-${version}`] }),
      ...run1s,
    ]);
});
