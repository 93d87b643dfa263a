import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { parseTaskStat, readTaskStat } from './process-stat.ts';
import { WatchedTasks } from './watched-tasks.ts';

test('a name with parentheses and spaces does not shift the fields', () => {
  const text = `7 (a) R 1 (b) S ${Array.from({ length: 51 }, (_, field) => field).join(' ')}`;
  expect(parseTaskStat(text)).toEqual({ comm: 'a) R 1 (b', state: 'S', threads: 16, cpuTicks: 21, startTicks: 18n });
  expect(parseTaskStat('7 (a')).toBeUndefined();
  expect(parseTaskStat('7 (a) S 1')).toBeUndefined();
});

test('an id that does not exist is named', () => {
  expect(WatchedTasks.watch([process.pid, 4194304])).toEqual({ gone: 4194304 });
});

test('a task counts as alive until it has ended', async () => {
  const child = spawn('sleep', ['60']);
  const watched = WatchedTasks.watch([process.pid, child.pid ?? 0]);
  if (!('tasks' in watched)) throw new Error(`no process ${watched.gone}`);
  expect(watched.tasks.alive()).toEqual([process.pid, child.pid]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(watched.tasks.alive()).toEqual([process.pid]);
});

test('a zombie has ended', async () => {
  // The shell becomes `sleep`, which never waits for the child that ends a moment later.
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(parent.stdout, 'data');
  const zombie = Number(String(line));
  await expect.poll(() => readTaskStat(zombie)?.state, { timeout: 10_000 }).toBe('Z');
  expect(WatchedTasks.watch([zombie])).toEqual({ gone: zombie });
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});
