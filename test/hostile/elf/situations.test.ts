import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../e2e/bccx.ts';
import { Scratch } from '../../e2e/scratch.ts';
import { built } from '../bpf/trick.ts';
import { ElfFile } from './elf-file.ts';
import { profile, type Stack, startVictim } from './profile-run.ts';

const honestBytes = readFileSync(new URL('elf/victim', built));
const launch = fileURLToPath(new URL('elf/launch', built));
const scratch = new Scratch();
const children: ChildProcess[] = [];
let honest: ChildProcess;

beforeAll(async () => {
  honest = await startVictim(write('honest', honestBytes));
});
afterAll(() => {
  honest.kill('SIGKILL');
  for (const child of children) child.kill('SIGKILL');
  scratch[Symbol.dispose]();
});

const right = 'entry_point;outer_work;inner_work';

test('the file was removed while it runs: it is read all the same', async () => {
  const path = write('removed', honestBytes);
  const child = await start(path);
  rmSync(path);
  expectShare(await trace(child), 'removed', right);
});

test('another file took the place of the one that runs: nobody is deceived', async () => {
  const path = write('replaced', honestBytes);
  const child = await start(path);
  write('replaced', imposter());
  expectShare(await trace(child), 'replaced', right);
});

test('the process lives in a mount namespace where its path means another file', async () => {
  const folder = join(scratch.path, 'hidden');
  mkdirSync(folder);
  const source = write('seen-inside', honestBytes);
  writeExecutable(join(folder, 'inside'), imposter());
  const script = 'mount -t tmpfs none "$1" && cp "$2" "$1/inside" && exec "$1/inside"';
  const child = spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', folder, source], { stdio: 'ignore' });
  children.push(child);
  await until(() => commOf(child) === 'inside');
  expectShare(await trace(child), 'inside', right);
});

test('a path and a process name of line breaks, escape codes and separators', async () => {
  const path = write('e;v\n\u001b[2J (deleted)', honestBytes);
  const child = await start(path);
  const stacks = await trace(child);
  const own = stacks.filter(({ process }) => process !== 'honest');
  expect(own.length).toBeGreaterThan(0);
  // The separators in the name are taken for more frames by no reader: they are replaced.
  expect(own.every(({ frames }) => frames.join(';').endsWith(right))).toBe(true);
});

test('a program that was never in a folder', async () => {
  const child = await start(launch, 'memory', write('unnamed', honestBytes));
  await until(() => commOf(child) !== 'launch');
  const stacks = await trace(child);
  const own = stacks.filter(({ process }) => process !== 'honest');
  expect(own.some(({ frames }) => frames.join(';').endsWith(right))).toBe(true);
});

test('ten thousand executable mappings of one file', async () => {
  const child = await start(launch, 'mappings', write('many', honestBytes));
  await until(() => readFileSync(`/proc/${child.pid}/maps`, 'latin1').split('\n').length > 10_000);
  expectShare(await trace(child), 'launch', 'inner_work');
}, 60_000);

test('the file is written over again and again while it is read', async () => {
  const path = write('changing', honestBytes);
  const child = await start(launch, 'mapped', path);
  const file = await open(path, 'r+');
  const symbols = new ElfFile(honestBytes).section('.symtab', 'offset');
  const garbage = Buffer.alloc(honestBytes.length - symbols, 0xff);
  let writing = true;
  const writer = (async () => {
    for (let i = 0; writing; i++) {
      await file.write(i % 2 === 0 ? garbage : honestBytes.subarray(symbols), 0, garbage.length, symbols);
    }
    await file.close();
  })();
  const stacks = await trace(child);
  writing = false;
  await writer;
  const leaves = stacks.filter(({ process }) => process === 'launch').map(({ frames }) => frames.at(-1));
  expect(leaves.length).toBeGreaterThan(0);
  for (const leaf of leaves) expect(leaf).toMatch(/^(\[unknown\]|inner_work|outer_work)/);
});

test('programs that come and go fifty times a second', async () => {
  const paths = [write('first', honestBytes), write('second', imposter())];
  const child = await start(launch, 'again', ...paths);
  const stacks = await trace(child);
  expect(stacks.some(({ process }) => process === 'honest')).toBe(true);
});

test('a perf map that is a link to a secret', async () => {
  const child = await start(write('linked', honestBytes));
  const map = `/tmp/perf-${child.pid}.map`;
  symlinkSync('/etc/shadow', map);
  try {
    const stacks = await trace(child);
    expectShare(stacks, 'linked', right);
    expect(JSON.stringify(stacks)).not.toContain('root:');
  } finally {
    rmSync(map);
  }
});

test('a file system that stops answering: the trace ends, and other processes keep their names', async () => {
  const folder = join(scratch.path, 'hanging');
  mkdirSync(folder);
  // Only what the kernel starts the program with is read before the file system hangs.
  const padded = new ElfFile(honestBytes);
  padded.replaceSection('.symtab', symbolsBehind(padded, 8 << 20));
  const served = fileURLToPath(new URL('elf/hanging-fs', built));
  const fs = spawn(served, [folder, write('served', padded.bytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(fs);
  await once(fs.stdout, 'data');
  const child = await start(join(folder, 'file'));
  await until(() => ticksOf(child) > 10);
  fs.kill('SIGUSR1');
  try {
    const stacks = await trace(child);
    const leaves = stacks.filter(({ process }) => process === 'file').map(({ frames }) => frames.at(-1));
    expect(leaves.length).toBeGreaterThan(0);
    for (const leaf of leaves) expect(leaf).toMatch(/^(\[unknown\]|inner_work|outer_work)/);
  } finally {
    child.kill('SIGKILL');
    fs.kill('SIGKILL');
    await once(fs, 'exit');
    execFileSync('umount', ['--lazy', folder]);
  }
}, 90_000);

/** The honest file with other names for its functions. */
function imposter(): Buffer {
  const file = new ElfFile(honestBytes);
  for (const name of ['inner_work', 'outer_work', 'entry_point']) file.write(file.symbol(name), 4, 1);
  file.replaceSection('.strtab', Buffer.from('\0forged_name\0'));
  return file.bytes;
}

/** The file's own symbols behind so many empty ones, far from what the program needs to run. */
function symbolsBehind(file: ElfFile, size: number): Buffer {
  const start = file.section('.symtab', 'offset');
  return Buffer.concat([
    Buffer.alloc(size - (size % 24)),
    file.bytes.subarray(start, start + file.section('.symtab', 'size')),
  ]);
}

async function start(path: string, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(path, args, { stdio: 'ignore' });
  await once(child, 'spawn');
  children.push(child);
  return child;
}

/** Traces a process beside the honest one, whose names must be right whatever the other does. */
async function trace(child: ChildProcess): Promise<Stack[]> {
  const { ended, stacks } = await profile([child.pid ?? 0, honest.pid ?? 0]);
  child.kill('SIGKILL');
  expect(ended.status, ended.stderr).toBe(0);
  expect(ended.stderr).not.toContain('error');
  expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expectShare(stacks, 'honest', right);
  return stacks;
}

function expectShare(stacks: readonly Stack[], process: string, frames: string): void {
  const own = stacks.filter((stack) => stack.process === process);
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const matching = own.filter((stack) => stack.frames.join(';').includes(frames));
  expect(total, `samples of ${process}`).toBeGreaterThan(0);
  expect(matching.reduce((sum, { count }) => sum + count, 0) / total).toBeGreaterThan(0.9);
}

/** CPU time that a process used in its own code, in ticks of 10 ms. */
function ticksOf(child: ChildProcess): number {
  return Number(readFileSync(`/proc/${child.pid}/stat`, 'latin1').split(' ')[13]);
}

function commOf(child: ChildProcess): string {
  return readFileSync(`/proc/${child.pid}/comm`, 'latin1').trimEnd();
}

function write(name: string, bytes: Uint8Array): string {
  const path = join(scratch.path, name);
  writeExecutable(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  return path;
}

function writeExecutable(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes);
  chmodSync(path, 0o755);
}
