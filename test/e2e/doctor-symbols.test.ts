import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { Scratch } from './scratch.ts';
import { startProgram, startWorkload } from './workload.ts';

interface Finding {
  readonly object: string;
  readonly names: string;
  readonly lines: boolean;
  readonly found: string;
  readonly remedy: string;
}

async function examine(pid: number): Promise<Finding[]> {
  const { status, stdout, stderr } = await bccx(['doctor', 'symbols', '-p', `${pid}`, '--json']);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout).objects;
}

async function ofWorkload(name: string): Promise<Finding | undefined> {
  await using workload = await startWorkload(name, 1);
  return (await examine(workload.pid)).find(({ object }) => object.endsWith(`/${name}`));
}

test('a program with symbols and debug information lacks nothing', async () => {
  expect(await ofWorkload('mixed')).toMatchObject({ names: 'all', lines: true, remedy: '' });
});

test('a stripped one lacks names, and is told where they would be looked for', async () => {
  const { names, lines, remedy } = (await ofWorkload('tree-dynsym')) ?? {};
  expect({ names, lines }).toEqual({ names: 'exported', lines: false });
  expect(remedy).toMatch(/\/usr\/lib\/debug\/\.build-id\/..\/\w+\.debug/);
  expect(remedy).toContain('a build with -g');
});

test('a deleted one is read through its mapping; a library of the distribution names its package', async () => {
  using scratch = new Scratch();
  const path = scratch.file('mixed');
  copyFileSync(join(workloadDirectory, 'mixed'), path);
  await using program = await startProgram([path]);
  rmSync(path);
  const findings = await examine(program.pid);
  expect(findings.find(({ object }) => object === path)).toMatchObject({
    names: 'all',
    found: expect.stringContaining('deleted'),
  });
  expect(findings.find(({ object }) => object.endsWith('/libc.so.6'))?.found).toContain('.dynsym');
});

test('a stripped program of the distribution names its debug package', async () => {
  await using program = await startProgram(['/bin/bash', '-c', "echo '{}'; read"]);
  const bash = (await examine(program.pid)).find(({ object }) => object.endsWith('/bash'));
  if (bash?.names !== 'all') expect(bash?.remedy).toMatch(/bash-(dbgsym|debuginfo)|debuginfo-install bash/);
});

test('a debug file that belongs to another build is told of, and names nothing', async () => {
  using scratch = new Scratch();
  const [path, debug] = [scratch.file('mixed'), scratch.file('mixed.debug')];
  copyFileSync(join(workloadDirectory, 'mixed'), path);
  execFileSync('objcopy', ['--only-keep-debug', path, debug]);
  execFileSync('strip', [path]);
  execFileSync('objcopy', [`--add-gnu-debuglink=${debug}`, path]);
  const finding = async () => {
    await using program = await startProgram([path]);
    return (await examine(program.pid)).find(({ object }) => object === path);
  };
  expect(await finding()).toMatchObject({ names: 'all', lines: true, remedy: '' });
  writeFileSync(debug, '0', { flag: 'a' });
  expect(await finding()).toMatchObject({
    names: 'exported',
    lines: false,
    found: expect.stringContaining('another build and is not used'),
    remedy: expect.stringContaining('beside it as its .gnu_debuglink says'),
  });
});

/** What is found of a program that gcc makes of a source in the folder, with more words for it. */
async function ofCompiled(scratch: Scratch, words: readonly string[]): Promise<() => Promise<Finding | undefined>> {
  const path = scratch.file('program');
  writeFileSync(scratch.file('main.c'), '#include <stdio.h>\nint main(void) { puts("{}"); return getchar(); }\n');
  execFileSync('gcc', ['-g', '-o', path, 'main.c', ...words], { cwd: scratch.path });
  return async () => {
    await using program = await startProgram(['stdbuf', '-o0', path]);
    return (await examine(program.pid)).find(({ object }) => object === path);
  };
}

test('debug information that the compiler split off and that is gone is missed', async () => {
  using scratch = new Scratch();
  const finding = await ofCompiled(scratch, ['-gsplit-dwarf']);
  expect(await finding()).toMatchObject({ lines: true, remedy: '' });
  for (const name of readdirSync(scratch.path)) if (name.endsWith('.dwo')) rmSync(scratch.file(name));
  expect(await finding()).toMatchObject({
    names: 'all',
    lines: false,
    found: expect.stringContaining('without split units'),
    remedy: expect.stringMatching(/^for inlined calls: .*\.dwo.*program\.dwp/),
  });
});

test('debug information of a part of the code is told from one of the whole', async () => {
  using scratch = new Scratch();
  writeFileSync(scratch.file('large.s'), '.text\nlarge: .fill 200000, 1, 0x90\nret\n.section .note.GNU-stack\n');
  execFileSync('as', ['-o', 'large.o', 'large.s'], { cwd: scratch.path });
  const part = await (await ofCompiled(scratch, ['large.o']))();
  expect(part).toMatchObject({
    names: 'all',
    lines: true,
    found: expect.stringMatching(/DWARF in the file for \d % of its code/),
    remedy: expect.stringMatching(/^for inlined calls and lines of the rest: a build with -g/),
  });
});

test("the kernel's own names, also of a thread that maps nothing", async () => {
  const shown = readFileSync('/proc/kallsyms', 'latin1').match(/^(?!0+ )[0-9a-f]+ [tTwW] /gm)?.length ?? 0;
  const [kernel, ...others] = await examine(2);
  expect(others).toEqual([]);
  expect(kernel).toMatchObject({ object: '[kernel]', names: shown === 0 ? 'none' : 'all' });
  if (shown === 0) expect(kernel?.remedy).toContain('kptr_restrict');
  else expect(kernel?.found).toMatch(/kallsyms \(\d{4,} functions, \d+ modules, \d+ BPF programs\)/);
});

test('JIT code without a perf map: the switch of the runtime', async () => {
  const script = "process.stdout.write('{}\\n'); process.stdin.resume()";
  await using program = await startProgram([process.execPath, '-e', script]);
  const code = (await examine(program.pid)).find(({ object }) => object === '[anonymous]');
  expect(code).toMatchObject({ names: 'none', remedy: expect.stringContaining('--perf-basic-prof') });
});

test('a process that is not there, has ended or is no number is an error', async () => {
  const shell = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30']);
  try {
    const zombie = await new Promise<string>((resolve) =>
      shell.stdout.once('data', (line) => resolve(`${line}`.trim())),
    );
    await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, 'latin1')).toMatch(/\) Z /);
    const ended = await bccx(['doctor', 'symbols', '-p', zombie]);
    expect([ended.status, ended.stderr]).toEqual([
      3,
      expect.stringContaining('it has ended and maps nothing any more'),
    ]);
  } finally {
    shell.kill();
  }
  const wrong = await bccx(['doctor', 'symbols', '-p', 'abc']);
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("'abc' is no process number")]);
  const { status, stderr } = await bccx(['doctor', 'symbols', '-p', '4194303']);
  expect(status).toBe(3);
  expect(stderr).toContain('BCCX_SYMBOLS');
});
