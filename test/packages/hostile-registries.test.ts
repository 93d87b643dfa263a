import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { FixtureRegistry, type Offer } from './fixture-registry.ts';
import { toolArchive } from './tool-files.ts';
import { User } from './user.ts';

const name = 'bccx-plugin-sampler';
const honest: Offer = { name, version: '1.0.0' };

/** What a registry or a network does, and how `add` must end. */
interface Fault {
  readonly code: string;
  readonly exit: number;
  readonly make: (registry: FixtureRegistry) => void;
  readonly environment?: NodeJS.ProcessEnv;
}

const notFound = `sha512-${'A'.repeat(86)}==`;

const faults: Readonly<Record<string, Fault>> = {
  'another archive under the same address': {
    ...{ code: 'BCCX_REGISTRY_INTEGRITY', exit: 4 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => response.end(toolArchive({ version: '6.6.6' })));
    },
  },
  'a wrong digest': {
    ...{ code: 'BCCX_REGISTRY_INTEGRITY', exit: 4 },
    make: (registry) => registry.offer({ ...honest, integrity: notFound }),
  },
  'a digest of a weak hash alone': {
    ...{ code: 'BCCX_REGISTRY_METADATA', exit: 4 },
    make: (registry) => registry.offer({ ...honest, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
  },
  'an archive of another package, with the right digest': {
    ...{ code: 'BCCX_PACKAGE_NAME', exit: 4 },
    make: (registry) => registry.offer({ ...honest, archive: toolArchive({ name: 'bccx-plugin-else' }) }),
  },
  'an archive of another version, with the right digest': {
    ...{ code: 'BCCX_PACKAGE_NAME', exit: 4 },
    make: (registry) => registry.offer({ ...honest, archive: toolArchive({ version: '0.9.0' }) }),
  },
  'a body that ends early': {
    ...{ code: 'BCCX_REGISTRY_TRUNCATED', exit: 4 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => {
        const archive = toolArchive(honest);
        response.writeHead(200, { 'content-length': archive.length });
        response.write(archive.subarray(0, 1000), () => response.destroy());
      });
    },
  },
  'an error of the server for the archive': {
    ...{ code: 'BCCX_REGISTRY_FAILED', exit: 1 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => status(response, 500));
    },
  },
  'an error of the server for the description': {
    ...{ code: 'BCCX_REGISTRY_FAILED', exit: 1 },
    make: (registry) => registry.on(`/${name}`, (_, response) => status(response, 503)),
  },
  'a refusal': {
    ...{ code: 'BCCX_REGISTRY_AUTH', exit: 1 },
    make: (registry) => registry.on(`/${name}`, (_, response) => status(response, 403)),
  },
  'no such package': { code: 'BCCX_REGISTRY_NOT_FOUND', exit: 3, make: () => undefined },
  'redirects without end': {
    ...{ code: 'BCCX_REGISTRY_REDIRECT', exit: 4 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (request, response) => {
        response.writeHead(302, { location: `http://${registry.host}${request.url}` });
        response.end();
      });
    },
  },
  'a redirect to a file of this machine': {
    ...{ code: 'BCCX_REGISTRY_REDIRECT', exit: 4 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => {
        response.writeHead(302, { location: 'file:///etc/shadow' });
        response.end();
      });
    },
  },
  'a byte now and then': {
    ...{ code: 'BCCX_REGISTRY_SLOW', exit: 1 },
    environment: { npm_config_fetch_timeout: '1500' },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => {
        const archive = toolArchive(honest);
        response.writeHead(200, { 'content-length': archive.length });
        const bytes = archive.values();
        const timer = setInterval(() => response.write(Buffer.of(bytes.next().value ?? 0)), 100);
        response.on('close', () => clearInterval(timer));
      });
    },
  },
  'no answer at all': {
    ...{ code: 'BCCX_REGISTRY_SLOW', exit: 1 },
    environment: { npm_config_fetch_timeout: '1500' },
    make: (registry) => registry.on(`/${name}`, () => undefined),
  },
  'an archive without end': {
    ...{ code: 'BCCX_PACKAGE_SIZE', exit: 4 },
    make: (registry) => {
      registry.offer(honest);
      registry.on(registry.archivePath(honest), (_, response) => {
        const chunk = Buffer.alloc(1 << 20);
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      });
    },
  },
  'a description that is a web page': {
    ...{ code: 'BCCX_REGISTRY_METADATA', exit: 4 },
    make: (registry) => registry.on(`/${name}`, (_, response) => response.end('<html>log in first</html>')),
  },
  'a description of another package': {
    ...{ code: 'BCCX_REGISTRY_METADATA', exit: 4 },
    make: (registry) =>
      registry.on(`/${name}`, (_, response) => response.end(JSON.stringify({ name: 'left', versions: {} }))),
  },
  'a description of nothing': {
    ...{ code: 'BCCX_REGISTRY_VERSION', exit: 3 },
    make: (registry) =>
      registry.on(`/${name}`, (_, response) =>
        response.end(
          JSON.stringify({ name, versions: { '../../1.0.0': { name } }, 'dist-tags': { latest: '../../1.0.0' } }),
        ),
      ),
  },
  'only versions for another bccx': {
    ...{ code: 'BCCX_REGISTRY_INCOMPATIBLE', exit: 3 },
    make: (registry) => registry.offer({ ...honest, json: { engines: { bccx: '>=999' } } }),
  },
};

function status(response: ServerResponse, code: number): void {
  response.statusCode = code;
  response.end('{}');
}

test.each(Object.entries(faults))('%s: refused, and nothing is left', async (_, { code, exit, make, environment }) => {
  await using registry = await FixtureRegistry.start();
  make(registry);
  using user = new User({ ...registry.environment, ...environment });
  expect(await user.failure('add', name, '--yes')).toMatchObject({ code, exit });
  expect(user.contents()).toEqual({});
  // The same words succeed once the registry is honest: nothing bad was kept in the cache either.
  registry.on(`/${name}`, (_request, response) => {
    response.statusCode = 404;
    response.end('{}');
  });
  await using again = await FixtureRegistry.start();
  again.offer(honest);
  Object.assign(user.environment, again.environment);
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
});

test('a redirect to another host is followed, and the token is not sent there', async () => {
  await using registry = await FixtureRegistry.start();
  await using elsewhere = await FixtureRegistry.start();
  registry.offer(honest);
  const path = '/cdn/archive.tgz';
  elsewhere.on(path, (_, response) => response.end(toolArchive(honest)));
  registry.on(registry.archivePath(honest), (_, response) => {
    response.writeHead(302, { location: `http://${elsewhere.host.replace('127.0.0.1', 'localhost')}${path}` });
    response.end();
  });
  using user = new User({ ...registry.environment, [`npm_config_//${registry.host}/:_authToken`]: 'secret' });
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  expect(registry.asked().every(({ authorization }) => authorization === 'Bearer secret')).toBe(true);
  expect(elsewhere.asked()).toEqual([{ path, authorization: undefined }]);
});

test('a bare name asks for the package of bccx and for no other', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name: 'bccx-plugin-sampler', version: '1.0.0' });
  using user = new User(registry.environment);
  expect(await user.failure('add', 'sampler', '--yes')).toMatchObject({ code: 'BCCX_REGISTRY_NOT_FOUND', exit: 3 });
  expect(registry.asked().map(({ path }) => path)).toEqual(['/@bccx/sampler']);
});

test('the newest version that fits is taken, and why not a newer one is said', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  registry.offer({ name, version: '1.1.0' });
  registry.offer({ name, version: '1.2.0', json: { cpu: ['s390x'] } });
  registry.offer({ name, version: '2.0.0', json: { engines: { bccx: '>=999' } } });
  using user = new User(registry.environment);
  const { status: exit, stderr } = await user.bccx('add', name, '--yes');
  expect(exit).toBe(0);
  expect(stderr).toMatch(/not taken +2\.0\.0 is for bccx >=999/);
  expect(stderr).toMatch(/not taken +1\.2\.0 is for s390x/);
  expect(stderr).toContain('the latest is 2.0.0');
  expect(JSON.parse(user.lock()).tools.sampler.version).toBe('1.1.0');
});

test('npm’s min-release-age holds versions back', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0', published: new Date(Date.now() - 30 * 86_400_000).toISOString() });
  registry.offer({ name, version: '1.1.0', published: new Date(Date.now() - 3_600_000).toISOString() });
  using user = new User({ ...registry.environment, npm_config_min_release_age: '7' });
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  expect(JSON.parse(user.lock()).tools.sampler.version).toBe('1.0.0');
});

test('a registry without search says so', async () => {
  await using registry = await FixtureRegistry.start();
  using user = new User(registry.environment);
  expect(await user.failure('search', 'leak')).toMatchObject({ code: 'BCCX_REGISTRY_NO_SEARCH', exit: 3 });
});

test('a search shows tools and nothing else', async () => {
  await using registry = await FixtureRegistry.start();
  registry.on('/-/v1/search', (_, response) =>
    response.end(
      JSON.stringify({
        objects: [
          { package: { name, version: '1.0.0', description: 'Stacks\u001b[2J', keywords: ['bccx-plugin'] } },
          { package: { name: 'left-pad', version: '1.0.0', keywords: [] } },
        ],
      }),
    ),
  );
  using user = new User(registry.environment);
  const { stdout } = await user.bccx('search', 'stacks');
  expect(stdout).toBe('PACKAGE              VERSION  DESCRIPTION\nbccx-plugin-sampler  1.0.0    Stacks\\x1b[2J\n');
});
