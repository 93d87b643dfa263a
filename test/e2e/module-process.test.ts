import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBccx, until } from './bccx.ts';
import { parseFolded, total } from './folded-stacks.ts';
import { startWorkload } from './workload.ts';

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number),
  );
}

/** The process that runs the module: the only child of the launcher below a running bccx. */
function moduleProcess(pid: number): number | undefined {
  const jail = childrenOf(pid).find((child) => readFileSync(`/proc/${child}/comm`, 'latin1').trim() === 'bccx-jail');
  return jail === undefined ? undefined : childrenOf(jail)[0];
}

test('a module whose process ended twice costs the names, not the samples', async () => {
  await using workload = await startWorkload('tree', 3);
  const running = startBccx(['profile', '-F', '499', '-f', '-p', String(workload.pid)]);
  // Folded output prints no header; the module's process is there before anything is attached.
  const ended: number[] = [];
  const working = workload.work();
  for (let times = 0; times < 2; times++) {
    await until(() => {
      const pid = moduleProcess(running.pid);
      return pid !== undefined && !ended.includes(pid);
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const pid = moduleProcess(running.pid);
    if (pid === undefined) throw new Error('the module has no process');
    ended.push(pid);
    process.kill(pid, 'SIGKILL');
  }
  await working;
  running.signal('SIGINT');
  const { status, stdout, stderr } = await running.ended;
  expect(status).toBe(1);
  expect(stderr).toContain('BCCX_SANDBOX_ENDED');
  expect(stderr.match(/its process ended twice/g)?.length).toBeLessThanOrEqual(2);
  const stacks = parseFolded(stdout);
  expect(total(stacks)).toBeGreaterThan(300);
  expect(stacks.every(({ frames }) => frames[0] === 'tree')).toBe(true);
  expect(stacks.some(({ frames }) => frames.includes('[unknown] [tree]'))).toBe(true);
});

test('a module that boots late is handed nothing before it is ready, and loses nothing', async () => {
  await using workload = await startWorkload('tree', 4);
  const running = startBccx(['profile', '-F', '199', '-f', '-p', String(workload.pid), '5']);
  await until(() => moduleProcess(running.pid) !== undefined);
  const pid = moduleProcess(running.pid);
  if (pid === undefined) throw new Error('the module has no process');
  process.kill(pid, 'SIGSTOP');
  const working = workload.work();
  // Stacks are looked at ahead after one second and after two.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  process.kill(pid, 'SIGCONT');
  await working;
  const { status, stdout, stderr } = await running.ended;
  expect(status).toBe(0);
  expect(stderr).not.toContain('bccx_consume');
  const stacks = parseFolded(stdout);
  expect(total(stacks)).toBeGreaterThan(200);
  expect(stacks.some(({ frames }) => frames.includes('main'))).toBe(true);
});
