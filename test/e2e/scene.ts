import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { type PprofFile, type PprofSample, readPprof } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { startProgram } from './workload.ts';

/** What two tools made of a program that they watched at the same time, from before its work until it was gone. */
export interface Watched {
  /** Of profile. */
  readonly onCpu: PprofFile;
  /** Of offcputime, of what slept so that a signal could wake it. */
  readonly offCpu: PprofFile;
}

export interface Scene {
  /** What is done when the tracers are there and the program has not yet begun. */
  readonly before?: (pid: number) => void;
  /** What is done when the program is gone and the tracers are still there. */
  readonly after?: () => void;
  /** Also what is no descendant's: the tracers watch the machine, and samples of this name are looked at. */
  readonly comm?: string;
  /** More options of both tools. */
  readonly words?: readonly string[];
}

/** Watches a program that follows the protocol of test/workloads/workload.h. */
export async function watch(command: readonly string[], scene: Scene = {}): Promise<Watched> {
  const { before, after, comm, words = [] } = scene;
  using scratch = new Scratch();
  const outs = [scratch.file('on.pb.gz'), scratch.file('off.pb.gz')];
  const program = await startProgram(command);
  /* A busy machine has more stacks in that time than a profile usually keeps. */
  const target =
    comm === undefined
      ? ['-p', String(program.pid)]
      : ['--stack-storage-size', '65536', '--hash-storage-size', '65536'];
  const options = ['-U', ...words, ...target];
  const running = [
    startBccx(['profile', '-F', comm === undefined ? '997' : '249', '--out', outs[0] ?? '', ...options]),
    startBccx(['offcputime', '-u', '--state', '1', '--out', outs[1] ?? '', ...options]),
  ];
  await Promise.all(running.map((each) => each.tracing()));
  before?.(program.pid);
  await program.work();
  /* It is gone when the tracers look for its names. */
  await program[Symbol.asyncDispose]();
  after?.();
  for (const each of running) each.signal('SIGINT');
  for (const each of running) {
    const { status, stderr } = await each.ended;
    expect(status, stderr).toBe(0);
  }
  rmSync(`/tmp/perf-${program.pid}.map`, { force: true });
  const [onCpu, offCpu] = outs.map((out) => only(readPprof(readFileSync(out)), comm));
  if (onCpu === undefined || offCpu === undefined) throw new Error('two files');
  return { onCpu, offCpu };
}

/** The samples of processes of one name. */
export function only(file: PprofFile, comm: string | undefined): PprofFile {
  if (comm === undefined) return file;
  return { ...file, samples: file.samples.filter(({ labels }) => labels['comm'] === comm) };
}

/** Part of the samples, by their first value, that hold a frame. */
export function share({ samples }: PprofFile, wanted: string | RegExp): number {
  const holds = (frame: string) => (typeof wanted === 'string' ? frame === wanted : wanted.test(frame));
  const sum = (some: readonly PprofSample[]) => some.reduce((total, { values }) => total + Number(values[0]), 0);
  return sum(samples.filter(({ frames }) => frames.some(holds))) / sum(samples);
}

/** Both tools saw it, and at least that part of the frames has a name, each counted as often as it was sampled. */
export function expectNames({ onCpu, offCpu }: Watched, least = 0.99): void {
  expect(onCpu.samples.length).toBeGreaterThan(0);
  expect(offCpu.samples.length).toBeGreaterThan(0);
  expect(named(onCpu.samples), without(onCpu)).toBeGreaterThanOrEqual(least);
  expect(named(offCpu.samples), without(offCpu)).toBeGreaterThanOrEqual(least);
}

function named(samples: readonly PprofSample[]): number {
  let all = 0;
  let without = 0;
  for (const { values, frames } of samples) {
    all += Number(values[0]) * frames.length;
    without += Number(values[0]) * frames.filter((frame) => frame === '').length;
  }
  return all === 0 ? 0 : 1 - without / all;
}

/** The stacks with frames that have no name, for the message of a failure. */
export function without({ samples }: PprofFile): string {
  return samples
    .filter(({ frames }) => frames.includes(''))
    .slice(0, 5)
    .map(({ frames }) => frames.map((frame) => (frame === '' ? '?' : frame)).join(' < '))
    .join('\n');
}

/** What the workload `mixed` does, wherever it lies. */
export function expectMixed(watched: Watched): void {
  expectNames(watched);
  expect(share(watched.onCpu, 'mixed_burn')).toBeGreaterThan(0.9);
  expect(share(watched.onCpu, 'main')).toBeGreaterThan(0.95);
  expect(share(watched.offCpu, 'mixed_nap')).toBeGreaterThan(0.4);
}

/** Path of a workload. */
export const built = (name: string): string => join(workloadDirectory, name);

/** A program, at the top, with what it loads, in a folder that can be a root. */
export function rootWith(scratch: Scratch, program: string): string {
  const root = scratch.file('root');
  mkdirSync(join(root, 'proc'), { recursive: true });
  const libraries = execFileSync('ldd', [program]).toString().match(/\/\S+/g);
  for (const path of libraries ?? []) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(path, join(root, path), { dereference: true });
  }
  copyFileSync(program, join(root, basename(program)));
  return root;
}
