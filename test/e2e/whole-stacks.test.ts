import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { started } from './started.ts';

/** Programs and libraries without frame pointers, doing what makes stacks hard to walk, traced by every tool. */

/** Runs a program until the body is done. */
async function during<T>(command: readonly string[], body: (pid: string) => Promise<T>): Promise<T> {
  const [program = '', ...args] = command;
  const child: ChildProcess = started(spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }));
  await once(child, 'spawn');
  await new Promise((resolve) => setTimeout(resolve, 500));
  try {
    return await body(String(child.pid));
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

interface Whole {
  /** User stacks by why their walks ended, weighted by the last value of their samples. */
  readonly stops: Readonly<Record<string, number>>;
  readonly share: number;
}

async function wholeStacks(words: readonly string[]): Promise<Whole> {
  const { status, stdout, stderr } = await bccx([...words, '--json']);
  expect(status, stderr).toBe(0);
  const samples: { values: Record<string, number>; stop?: string }[] = JSON.parse(stdout).samples;
  const stops: Record<string, number> = {};
  for (const { values, stop = 'none' } of samples)
    stops[stop] = (stops[stop] ?? 0) + (Object.values(values).at(-1) ?? 0);
  const all = Object.values(stops).reduce((sum, count) => sum + count, 0);
  expect(all, stderr).toBeGreaterThan(20);
  return { stops, share: (stops['end'] ?? 0) / all };
}

const GOOD = 0.999;
const noFrames = [join(workloadDirectory, 'no_frames')];

test.each([
  ['profile', ['profile', '-U', '-F', '499', '2']],
  ['offcputime', ['offcputime', '-U', '2']],
  ['stackcount', ['stackcount', '-U', '-D', '2', 'c:malloc']],
])('%s: callbacks of qsort, libm, signal handlers, waiting threads', async (_, words) => {
  const { share, stops } = await during(noFrames, (pid) => wholeStacks([...words, '-p', pid]));
  expect(share, JSON.stringify(stops)).toBeGreaterThanOrEqual(GOOD);
});

test('a shell that waits in vfork, its return address in a register', async () => {
  const shell = ['sh', '-c', 'while :; do /bin/true; done'];
  const { share, stops } = await during(shell, (pid) => wholeStacks(['offcputime', '-U', '-p', pid, '2']));
  expect(share, JSON.stringify(stops)).toBe(1);
});

/**
 * A sample that falls into the kernel's own handling of a return probe, while the return address is in none of the places
 * where it is kept, has no caller for any walker.
 */
test.each([
  ['stackcount, of the same function', ['stackcount', '-U', '-D', '2', 'c:malloc'], GOOD],
  ['profile', ['profile', '-U', '-F', '499', '2'], 0.95],
] as const)('return probes of another tool are pending: %s', async (_, words, good) => {
  const { share, stops } = await during(noFrames, async (pid) => {
    const memleak = startBccx(['memleak', '-p', pid, '60']);
    try {
      await memleak.tracing();
      return await wholeStacks([...words, '-p', pid]);
    } finally {
      memleak.signal('SIGINT');
      await memleak.ended;
    }
  });
  expect(share, JSON.stringify(stops)).toBeGreaterThanOrEqual(good);
});

test('libraries that are loaded and unloaded in a loop', async () => {
  const script =
    'import ctypes, _ctypes\nwhile True:\n' +
    ' l = ctypes.CDLL("libcrypt.so.1")\n l.crypt.restype = ctypes.c_char_p\n' +
    ' for i in range(3): l.crypt(b"word", b"$5$salt")\n _ctypes.dlclose(l._handle)\n';
  const python = ['/usr/bin/python3', '-c', script];
  const { share, stops } = await during(python, (pid) => wholeStacks(['profile', '-U', '-F', '499', '-p', pid, '3']));
  expect(share, JSON.stringify(stops)).toBeGreaterThanOrEqual(0.985);
});
