import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { busiestFirst } from './busiest-first.ts';

test('a process that spins comes before one that sleeps', async () => {
  const sleeper = spawn('sleep', ['60']);
  const spinner = spawn('sh', ['-c', 'echo; while :; do :; done'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(spinner.stdout, 'data');
  const places = [spinner, sleeper].map(({ pid }) => busiestFirst().indexOf(pid ?? 0));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(places[0]).toBeLessThan(places[1] ?? 0);
  for (const child of [sleeper, spinner]) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
