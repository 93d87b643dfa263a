import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { gluePaths } from '@bccx/libbpf-glue';
import { expect, onTestFinished, test } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { bundle, descendants, scratchDirectory, start, useScript } from './testing/fixture.ts';
import { buildModule, forever, i32 } from './testing/module-builder.ts';

const directory = scratchDirectory();
await useScript(directory);
const host = await bundle('idle-host.ts', directory);

const own = /bccx|sandbox/;

/** Fields behind the name in /proc/PID/stat; none when there is no such process. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** One that has ended stays listed until init has looked at it. */
function runs(pid: number): boolean {
  const [state = 'X'] = statOf(pid);
  return state !== 'X' && state !== 'Z';
}

function descriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

test.each<[string, (sandbox: Sandbox) => Promise<unknown>]>([
  ['before it is ready', async () => undefined],
  ['when it waits', (sandbox) => sandbox.layers()],
  [
    'in the middle of a call',
    async (sandbox) => {
      await sandbox.load(buildModule({ bodies: { bccx_finish: [...forever, ...i32(0)] } }));
      void sandbox.finish(true).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  ],
])('closed %s it leaves no process and no descriptor', async (_, use) => {
  // The first one opens what Node itself keeps.
  await start().sandbox.close();
  const before = descriptors();
  const { sandbox, log } = start();
  await use(sandbox);
  await sandbox.close();
  expect(descendants().filter((line) => own.test(line))).toEqual([]);
  expect(log).toEqual([]);
  await expect.poll(descriptors).toBe(before);
  await expect(sandbox.finish(true)).rejects.toMatchObject({ code: 'BCCX_SANDBOX_START' });
  await sandbox.close();
});

test.each(['SIGKILL', 'SIGTERM'] as const)('a host that dies of %s takes all of it along', async (signal) => {
  const { jail, reader } = gluePaths();
  const child = spawn(process.execPath, [host, jail, reader], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const below = descendants(child.pid);
  const names = below.map((line) => line.split(' ')[1]);
  // What the third, node, calls itself depends on its version.
  expect(names).toEqual(expect.arrayContaining(['bccx-jail', 'bccx-reader']));
  expect(names).toHaveLength(3);
  child.kill(signal);
  await once(child, 'exit');
  const left = (): string[] => below.filter((line) => runs(Number(line.split(' ')[0])));
  await expect.poll(left).toEqual([]);
});

test('Ctrl-C in the terminal does not reach it', async () => {
  const { sandbox } = start({ reads: new Set() });
  await sandbox.load(buildModule());
  for (const line of descendants().filter((each) => own.test(each))) {
    // Not in the group that the terminal signals.
    const [, , group, session] = statOf(Number(line.split(' ')[0]));
    expect(session).not.toBe(statOf(process.pid)[3]);
    expect(group).toBe(session);
  }
});

test('what cannot be started is an error that says so', async () => {
  const { jail, reader } = gluePaths();
  const missing = start({ paths: { jail: '/nonexistent/bccx-jail', reader } });
  await expect(missing.sandbox.load(buildModule())).rejects.toMatchObject({
    code: 'BCCX_SANDBOX_START',
    message: expect.stringContaining('ENOENT'),
  });
  await expect(missing.sandbox.layers()).rejects.toMatchObject({ code: 'BCCX_SANDBOX_START' });
  const kept = process.env['BCCX_SANDBOX_CHILD'];
  process.env['BCCX_SANDBOX_CHILD'] = '/nonexistent/child.js';
  const { sandbox } = start({ paths: { jail, reader } });
  process.env['BCCX_SANDBOX_CHILD'] = kept;
  await expect(sandbox.load(buildModule())).rejects.toMatchObject({
    code: 'BCCX_SANDBOX_START',
    message: expect.stringContaining('/nonexistent/child.js: No such file'),
  });
});
