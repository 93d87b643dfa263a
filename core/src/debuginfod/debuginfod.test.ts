import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropUnused } from './cache-folder.ts';
import { Debuginfod } from './debuginfod.ts';
import { parseServers } from './servers.ts';

const id = 'ab'.repeat(20);
const file = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(100_000, 7), Buffer.from(id, 'hex')]);
const limits = { idleMs: 1000, totalMs: 5000, bytes: 1 << 20 };

let folder: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-debuginfod-'));
});

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

/** Fetches, twice; says what was logged and what lies in the folder then. */
async function fetchFrom(urls: readonly URL[], own: Partial<typeof limits> = {}) {
  const logged: string[] = [];
  const client = new Debuginfod(urls, { folder, limits: { ...limits, ...own } }, (_, text) => logged.push(text));
  await client.fetch(id);
  await client.fetch(id);
  return { logged: logged.join('\n'), files: readdirSync(folder, { recursive: true }).sort() };
}

test('a file is kept as elfutils keeps it, for later runs too', async () => {
  const paths: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    paths.push(request.url);
    response.end(file);
  });
  const { files } = await fetchFrom([url]);
  expect(files).toEqual([id, `${id}/debuginfo`]);
  expect(readFileSync(join(folder, id, 'debuginfo')).equals(file)).toBe(true);
  expect(statSync(join(folder, id, 'debuginfo')).mode & 0o777).toBe(0o400);
  await fetchFrom([url]);
  expect(paths).toEqual([`/buildid/${id}/debuginfo`]);
});

test('nothing but hexadecimal build ids is asked for', async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked++;
    response.end(file);
  });
  const client = new Debuginfod([url], { folder, limits }, () => undefined);
  for (const wrong of ['', 'abc', 'AB'.repeat(20), '../../etc/passwd', 'ab/../cd', 'ab'.repeat(65)])
    await client.fetch(wrong);
  expect(asked).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('a server without the file is passed over, and the next one is asked', async () => {
  let asked = 0;
  const without = await serve((_, response) => {
    asked++;
    response.writeHead(404).end('nothing here');
  });
  const { logged, files } = await fetchFrom([without]);
  expect([logged, files, asked]).toEqual(['', [], 1]);
  const having = await serve((_, response) => response.end(file));
  expect((await fetchFrom([without, having])).files).toContain(`${id}/debuginfo`);
});

test('a redirection is followed', async () => {
  const having = await serve((_, response) => response.end(file));
  const moved = await serve((request, response) => {
    response.writeHead(302, { location: new URL(request.url ?? '', having).href }).end();
  });
  expect((await fetchFrom([moved])).files).toContain(`${id}/debuginfo`);
});

test('a redirection without end is given up', async () => {
  const circle = await serve((request, response) => response.writeHead(302, { location: request.url }).end());
  const { logged, files } = await fetchFrom([circle]);
  expect(files).toEqual([]);
  expect(logged).toContain('redirect');
});

test('a server that says nothing is given up after the idle time, and not asked for another file', async () => {
  let asked = 0;
  const silent = await serve(() => {
    asked++;
  });
  const logged: string[] = [];
  const client = new Debuginfod([silent], { folder, limits }, (_, text) => logged.push(text));
  await client.fetch(id);
  await client.fetch('cd'.repeat(20));
  expect(asked).toBe(1);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('it does not answer; it is not asked again');
});

test('a server that stops in the middle of a file leaves nothing behind', async () => {
  const stopping = await serve((_, response) => response.write(file.subarray(0, 5000)));
  const { logged, files } = await fetchFrom([stopping]);
  expect(files).toEqual([]);
  expect(logged).toContain('it does not answer');
});

test('a server that breaks off is no end of the file', async () => {
  const breaking = await serve((_, response) => {
    response.writeHead(200, { 'content-length': file.length });
    response.write(file.subarray(0, 5000), () => response.destroy());
  });
  expect((await fetchFrom([breaking])).files).toEqual([]);
});

test('that a file takes its time is said', async () => {
  const slow = await serve((_, response) => {
    response.write(file.subarray(0, 4));
    setTimeout(() => response.end(file.subarray(4)), 3500);
  });
  const { logged, files } = await fetchFrom([slow], { idleMs: 5000, totalMs: 60_000 });
  expect(logged).toMatch(/^debuginfod: 127.0.0.1:\d+: fetching build id (ab)+, for at most 60 s\n/);
  expect(files).toContain(`${id}/debuginfo`);
});

test('a server that drips is given up after the time for a whole file', async () => {
  const dripping = await serve((_, response) => {
    response.write(file.subarray(0, 4));
    const drip = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drip));
  });
  const { logged, files } = await fetchFrom([dripping], { totalMs: 500 });
  expect(files).toEqual([]);
  expect(logged).toContain('it is too slow');
});

test.each([
  ['that is announced', true],
  ['that only comes', false],
])('a file of more bytes than allowed %s is left', async (_, announced) => {
  const large = await serve((_request, response) => {
    if (announced) response.writeHead(200, { 'content-length': 1 << 30 });
    response.write(file.subarray(0, 4));
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  });
  const { logged, files } = await fetchFrom([large]);
  expect(files).toEqual([]);
  expect(logged).toContain('more than 1048576 bytes');
});

test('what is no ELF file is left', async () => {
  const page = await serve((_, response) => response.end('<html>please log in</html>'));
  const { logged, files } = await fetchFrom([page]);
  expect(files).toEqual([]);
  expect(logged).toContain('no ELF file');
});

test('the file of another build is not kept, and the next server is asked', async () => {
  const other = await serve((_, response) => response.end(file.subarray(0, -1)));
  const alone = await fetchFrom([other]);
  expect(alone.files).toEqual([]);
  expect(alone.logged).toContain('the file of another build');
  const having = await serve((_, response) => response.end(file));
  expect((await fetchFrom([other, having])).files).toContain(`${id}/debuginfo`);
});

test('a name and password are sent to their server, and shown nowhere', async () => {
  const asked: (string | undefined)[] = [];
  const elsewhere = await serve((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  const url = await serve((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(302, { location: new URL(request.url ?? '', elsewhere).href }).end();
  });
  url.username = 'me';
  url.password = 'se%20cret';
  expect(await fetchFrom([url])).toEqual({ logged: '', files: [] });
  expect(asked).toEqual([`Basic ${Buffer.from('me:se cret').toString('base64')}`, undefined]);
  await new Promise((resolve) => servers.at(-1)?.close(resolve));
  const { logged } = await fetchFrom([url]);
  expect(logged).toContain('it is not asked again');
  expect(logged).not.toMatch(/me:|cret/);
});

test('files that nobody read for a week are dropped', () => {
  const old = new Date(Date.now() - 8 * 86_400_000);
  const make = (name: string, when: Date) => {
    mkdirSync(join(folder, name.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, name), when, old);
  };
  make('aaaa/debuginfo', old);
  make('bbbb/debuginfo', new Date());
  make(`cccc/debuginfo.${'0'.repeat(12)}`, old);
  make('dddd/source', old);
  make('not-an-id/debuginfo', old);
  dropUnused(folder);
  const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(left.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort()).toEqual([
    'bbbb/debuginfo',
    'dddd/source',
    'not-an-id/debuginfo',
  ]);
});

test('a server that cannot be reached is said once', async () => {
  const url = await serve(() => undefined);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const { logged } = await fetchFrom([url]);
  expect(logged).toMatch(/^debuginfod: 127.0.0.1:\d+: build id (ab)+: .*ECONNREFUSED.*; it is not asked again$/);
});

test('servers are http or https', () => {
  expect(parseServers(' http://a/ \n https://b/x ').map(({ href }) => href)).toEqual(['http://a/', 'https://b/x']);
  expect(parseServers('')).toEqual([]);
  expect(parseServers('ima:enforcing http://a/ ima:ignore').map(({ href }) => href)).toEqual(['http://a/']);
  expect(() => parseServers('me:secret@host')).toThrow("'…@host' is no http");
  for (const wrong of ['file:///etc', 'a', 'ftp://a']) expect(() => parseServers(wrong)).toThrow('no http or https');
});
