import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bccx, startBccx, until } from './bccx.ts';
import { loadedPrograms, programsOf } from './loaded-programs.ts';
import { startWorkload } from './workload.ts';

/** Everything below a process, itself included. */
function processTree(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(processTree)];
}

function isGone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return true;
  }
}

const tools = [
  ['profile', '-F', '99'],
  ['offcputime'],
  ['memleak', '-o', '0', '600'],
  ['memleak', '-t', '-P', '600'],
  ['stackcount', 'c:*alloc*'],
  ['stackcount', 't:sched:sched_switch'],
].flatMap((words) => (['SIGINT', 'SIGKILL'] as const).map((signal) => [signal, words] as const));

test.each(tools)('%s of %s leaves no program, link or process', async (signal, words) => {
  await using workload = await startWorkload('calls', 0.1);
  const limit = words.includes('-P') ? [] : ['-p', String(workload.pid)];
  const running = startBccx([...words, ...limit, '--out', 'folded:/dev/null']);
  await running.tracing();
  const processes = processTree(running.pid);
  const programs = programsOf(running.pid);
  expect(processes.length).toBeGreaterThan(1);
  expect(programs.length).toBeGreaterThan(0);
  running.signal(signal);
  const { status } = await running.ended;
  expect(status).toBe(signal === 'SIGINT' ? 0 : undefined);
  await until(() => processes.every(isGone));
  await until(() => programs.every((id) => !loadedPrograms().has(id)));
  await workload.work();
});

test('a second Ctrl-C ends at once', async () => {
  const running = startBccx(['profile', '-F', '999']);
  await running.tracing();
  const processes = processTree(running.pid);
  running.signal('SIGINT');
  // Two signals at one moment are one signal.
  await new Promise((resolve) => setTimeout(resolve, 300));
  running.signal('SIGINT');
  const start = Date.now();
  await running.ended;
  expect(Date.now() - start).toBeLessThan(2000);
  await until(() => processes.every(isGone));
});

test('many traces in a row leave no descriptor in the process that started them', async () => {
  const descriptors = () => readdirSync('/proc/self/fd').map((fd) => link(`/proc/self/fd/${fd}`));
  const before = descriptors().length;
  for (let i = 0; i < 3; i += 1)
    expect((await bccx(['profile', '-F', '99', '--out', 'folded:/dev/null', '1'])).status).toBe(0);
  expect(descriptors().length).toBeLessThanOrEqual(before);
});

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
