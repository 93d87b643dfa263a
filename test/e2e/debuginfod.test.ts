import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { Scratch } from './scratch.ts';
import { started } from './started.ts';
import { startProgram } from './workload.ts';

/* A stripped program whose debug file is nowhere but on a server. */

function stripped(scratch: Scratch, name = 'mixed') {
  const [program, debug] = [scratch.file(name), scratch.file(`${name}.debug`)];
  copyFileSync(join(workloadDirectory, name), program);
  execFileSync('objcopy', ['--only-keep-debug', program, debug]);
  execFileSync('strip', [program]);
  const [, buildId = ''] =
    /Build ID: ([0-9a-f]+)/.exec(execFileSync('readelf', ['-n', program], { encoding: 'utf8' })) ?? [];
  return { program, debug, buildId };
}

/** Folded stacks of the program while it works, and what was said. */
async function profile(program: string, words: readonly string[], env: NodeJS.ProcessEnv) {
  await using running = await startProgram([program, '--seconds', '30']);
  running.work().catch(() => undefined);
  const ended = await bccx(['profile', '-p', String(running.pid), '-F', '499', '--folded', ...words, '1'], {
    env: { ...process.env, ...env },
  });
  expect(ended.status, ended.stderr).toBe(0);
  return ended;
}

async function withServer<T>(listener: RequestListener, body: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('names come from a server when that was asked for, once, and afterwards from the cache', async () => {
  using scratch = new Scratch();
  const { program, debug, buildId } = stripped(scratch);
  const cache = scratch.file('cache');
  const asked: string[] = [];
  await withServer(
    (request, response) => {
      asked.push(request.url ?? '');
      if (request.url === `/buildid/${buildId}/debuginfo`) response.end(readFileSync(debug));
      else response.writeHead(404).end();
    },
    async (url) => {
      const env = { DEBUGINFOD_URLS: url, DEBUGINFOD_CACHE_PATH: cache };
      expect((await profile(program, [], env)).stdout).not.toContain('mixed_burn');
      expect(asked).toEqual([]);
      expect((await profile(program, ['--debuginfod'], env)).stdout).toContain('mixed_burn;workload_burn');
      expect(asked.filter((path) => path.includes(buildId))).toEqual([`/buildid/${buildId}/debuginfo`]);
      expect(existsSync(join(cache, buildId, 'debuginfo'))).toBe(true);
      expect((await profile(program, ['--debuginfod'], env)).stdout).toContain('mixed_burn;workload_burn');
      expect(asked.filter((path) => path.includes(buildId))).toHaveLength(1);
    },
  );
});

test('the file of another program names nothing', async () => {
  using scratch = new Scratch();
  const { program } = stripped(scratch);
  const other = stripped(scratch, 'mixed-nopie');
  await withServer(
    (_, response) => response.end(readFileSync(other.debug)),
    async (url) => {
      const env = { DEBUGINFOD_URLS: url, DEBUGINFOD_CACHE_PATH: scratch.file('cache') };
      const { stdout, stderr } = await profile(program, ['--debuginfod'], env);
      expect(stdout).not.toMatch(/mixed_|workload_/);
      expect(stderr).toContain('what it sends is the file of another build');
    },
  );
});

test('a server that hangs costs its time once, and names stay away', async () => {
  using scratch = new Scratch();
  const { program } = stripped(scratch);
  let asked = 0;
  await withServer(
    () => {
      asked++;
    },
    async (url) => {
      const env = { DEBUGINFOD_URLS: url, DEBUGINFOD_CACHE_PATH: scratch.file('cache'), DEBUGINFOD_TIMEOUT: '1' };
      const { stdout, stderr } = await profile(program, ['--debuginfod'], env);
      expect(stdout).toContain('[unknown]');
      expect(stderr.match(/it does not answer; it is not asked again/g)).toHaveLength(1);
      expect(asked).toBe(1);
    },
  );
});

test('without a server, and with a cache that is open to others, it is refused', async () => {
  using scratch = new Scratch();
  const { DEBUGINFOD_URLS: _, ...env } = process.env;
  const words = ['profile', '--debuginfod', '1'];
  if (!existsSync('/etc/debuginfod') || readdirSync('/etc/debuginfod').length === 0) {
    const none = await bccx(words, { env });
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('no server is named')]);
  }
  mkdirSync(scratch.file('open'));
  execFileSync('chmod', ['777', scratch.file('open')]);
  const open = await bccx(words, {
    env: { ...env, DEBUGINFOD_URLS: 'http://127.0.0.1:1', DEBUGINFOD_CACHE_PATH: scratch.file('open') },
  });
  expect([open.status, open.stderr]).toEqual([2, expect.stringContaining('not yours alone')]);
});

const server = spawnSync('debuginfod', ['--version']).status === 0;

test.skipIf(!server)("Debian's own server", { timeout: 60_000 }, async () => {
  using scratch = new Scratch();
  const { program, buildId } = stripped(scratch);
  const port = await withServer(
    () => undefined,
    async (url) => new URL(url).port,
  );
  const running = started(spawn('debuginfod', ['-F', '-p', port, '-d', ':memory:', scratch.path], { stdio: 'ignore' }));
  try {
    const url = `http://127.0.0.1:${port}`;
    const isReady = async () => {
      const answer = await fetch(`${url}/buildid/${buildId}/debuginfo`).catch(() => undefined);
      await answer?.body?.cancel();
      return answer?.ok === true;
    };
    while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 200));
    const env = { DEBUGINFOD_URLS: url, DEBUGINFOD_CACHE_PATH: scratch.file('cache') };
    expect((await profile(program, ['--debuginfod'], env)).stdout).toContain('mixed_burn;workload_burn');
  } finally {
    running.kill();
    await new Promise((resolve) => running.once('close', resolve));
  }
});
