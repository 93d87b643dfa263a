import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, startBccx } from './bccx.ts';
import { Cgroup } from './cgroup.ts';
import { workloadDirectory } from './checkout.ts';
import { type PprofFile, sumOf } from './pprof.ts';
import { traceWhile } from './trace-while.ts';
import { startProgram, startWorkload, type Workload } from './workload.ts';

const path = (name: string): string => join(workloadDirectory, name);

/** Each tool, with a workload that gives it something to count. */
const tools = [
  ['profile', 'tree', []],
  ['offcputime', 'naps', ['--state', '1']],
  ['memleak', 'leaks', ['-O', 'c', '-o', '0']],
  ['stackcount', 'calls', ['-P', `${path('calls')}:counted`]],
] as const;

/** Traces the whole machine by a filter, while two programs do the same work. */
async function traceBoth(tool: string, words: readonly string[], programs: readonly Workload[]): Promise<PprofFile> {
  const { file } = await traceWhile(tool, words, () => Promise.all(programs.map((program) => program.work())));
  return file;
}

function expectOnly(file: PprofFile, { pid }: Workload): void {
  expect(sumOf(file, 0)).toBeGreaterThan(0);
  expect(new Set(file.samples.map(({ labels }) => labels['pid']))).toEqual(new Set([BigInt(pid)]));
}

test.each(tools)('%s --cgroup takes what runs in the control group and below it', async (tool, workload, words) => {
  await using group = new Cgroup();
  await using inside = await startWorkload(workload, 0.5);
  await using outside = await startWorkload(workload, 0.5);
  group.take(inside.pid);
  const file = await traceBoth(tool, ['--cgroup', group.path, ...words], [inside, outside]);
  expectOnly(file, inside);
  if (tool === 'stackcount') expect(sumOf(file, 0)).toBe(1000);
  if (tool === 'memleak') expect(sumOf(file, 0, 'leak_malloc')).toBe(30000);
});

test.each(tools)('%s --mntns takes what runs in the mount namespace', async (tool, workload, words) => {
  await using inside = await startProgram(['unshare', '-m', path(workload), '--seconds', '0.5']);
  await using outside = await startWorkload(workload, 0.5);
  const file = await traceBoth(tool, ['--mntns', `/proc/${inside.pid}/ns/mnt`, ...words], [inside, outside]);
  expectOnly(file, inside);
});

test('a path that is no control group, and one that is no namespace, are said before anything is loaded', async () => {
  const group = await bccx(['profile', '--cgroup', '/tmp', '1']);
  expect(group.status).toBe(2);
  expect(group.stderr).toMatch(/^error: .*--cgroup.*\/tmp/);
  const namespace = await bccx(['profile', '--mntns', '/etc/passwd', '1']);
  expect(namespace.status).toBe(2);
  expect(namespace.stderr).toContain('is no namespace file');
});

test.each([
  ['profile', [], 'nothing was counted; no event matched'],
  ['offcputime', [], 'nothing was counted; no event matched'],
  ['memleak', [], 'nothing is outstanding; looked at'],
  ['stackcount', ['c:malloc'], 'nothing was counted; no event matched'],
] as const)('%s: a filter that matched nothing says so', async (tool, words, said) => {
  await using workload = await startWorkload('calls', 0.1);
  const running = startBccx([tool, '-p', String(workload.pid), ...words]);
  await running.tracing();
  running.signal('SIGINT');
  const { status, stderr } = await running.ended;
  expect(status, stderr).toBe(0);
  expect(stderr).toContain(`${tool}: ${said} --pid ${workload.pid}`);
});
