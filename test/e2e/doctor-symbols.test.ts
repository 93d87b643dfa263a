import { copyFileSync, rmSync } from 'node:fs';
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
  const libc = findings.find(({ object }) => object.endsWith('/libc.so.6'));
  expect(libc?.found).toContain('.dynsym');
  if (libc?.names !== 'all') expect(libc?.remedy).toMatch(/(apt|dnf) .*(dbg|debuginfo)/);
});

test('JIT code without a perf map: the switch of the runtime', async () => {
  const script = "process.stdout.write('{}\\n'); process.stdin.resume()";
  await using program = await startProgram([process.execPath, '-e', script]);
  const code = (await examine(program.pid)).find(({ object }) => object === '[anonymous]');
  expect(code).toMatchObject({ names: 'none', remedy: expect.stringContaining('--perf-basic-prof') });
});

test('a process that is not there is an error', async () => {
  const { status, stderr } = await bccx(['doctor', 'symbols', '-p', '4194303']);
  expect(status).toBe(3);
  expect(stderr).toContain('BCCX_SYMBOLS');
});
