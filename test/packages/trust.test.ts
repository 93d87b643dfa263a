import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixtureRegistry } from './fixture-registry.ts';
import { PrivateSigstore } from './private-sigstore.ts';
import { User } from './user.ts';

const name = 'bccx-plugin-sampler';
const repository = 'https://forge.example/alice/sampler';

let sigstore: PrivateSigstore;
beforeAll(() => {
  sigstore = new PrivateSigstore();
});
afterAll(() => sigstore[Symbol.dispose]());

/** Provenance of a version, built in a repository. */
function built(version: string, from = repository) {
  return (integrity: string) => sigstore.attest({ repository: from, name, version, integrity });
}

function userOf(registry: FixtureRegistry, environment: NodeJS.ProcessEnv = {}): User {
  return new User({ ...registry.environment, BCCX_TRUST_ROOT: sigstore.trustRoot, ...environment });
}

function publisherIn(user: User): unknown {
  return JSON.parse(user.lock()).tools.sampler.publisher;
}

test('provenance and signature that hold are verified, shown and kept', async () => {
  await using registry = await FixtureRegistry.start();
  registry.publishKeys();
  registry.offer({ name, version: '1.0.0', signed: 'own', attestation: built('1.0.0') });
  using user = userOf(registry);
  const { status, stderr } = await user.bccx('add', name, '--yes');
  expect(stderr).toContain(`${repository}: verified`);
  expect(stderr).toContain("the registry's, verified");
  expect(status).toBe(0);
  expect(publisherIn(user)).toMatchObject({
    signature: 'verified',
    provenance: 'verified',
    identity: {
      repository,
      issuer: 'https://token.forge.example',
      workflow: `${repository}/.github/workflows/release.yml`,
    },
  });
});

test('a registry that strips signatures and provenance reads as absent, which is said', async () => {
  await using registry = await FixtureRegistry.start();
  registry.publishKeys();
  registry.offer({ name, version: '1.0.0' });
  using user = userOf(registry);
  const { status, stderr } = await user.bccx('add', name, '--yes');
  expect(stderr).toContain('NOT PROVED: the registry has no provenance of it');
  expect(stderr).toContain('absent: the registry signs nothing');
  expect(status).toBe(0);
  expect(publisherIn(user)).toMatchObject({ signature: 'absent', provenance: 'absent' });
});

test('a signature by another key stops', async () => {
  await using registry = await FixtureRegistry.start();
  registry.publishKeys();
  registry.offer({ name, version: '1.0.0', signed: 'stranger' });
  using user = userOf(registry);
  expect(await user.failure('add', name, '--yes')).toMatchObject({ code: 'BCCX_SIGNATURE_INVALID', exit: 4 });
  expect(user.lock()).toBe('');
});

test.each<[string, (integrity: string) => object]>([
  [
    'for another archive',
    () => sigstore.attest({ repository, name, version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` }),
  ],
  [
    'for another package',
    (integrity) => sigstore.attest({ repository, name: 'bccx-plugin-else', version: '1.0.0', integrity }),
  ],
  ['for another version', (integrity) => sigstore.attest({ repository, name, version: '1.0.1', integrity })],
  [
    'of another Sigstore',
    (integrity) => {
      using stranger = new PrivateSigstore();
      return stranger.attest({ repository, name, version: '1.0.0', integrity });
    },
  ],
  [
    'with an exchanged statement',
    (integrity) => {
      const attestation = JSON.parse(JSON.stringify(built('1.0.0')(integrity)));
      const payload = Buffer.from(attestation.bundle.dsseEnvelope.payload, 'base64').toString();
      attestation.bundle.dsseEnvelope.payload = Buffer.from(`${payload} `).toString('base64');
      return attestation;
    },
  ],
  [
    'without a log entry',
    (integrity) => {
      const attestation = JSON.parse(JSON.stringify(built('1.0.0')(integrity)));
      attestation.bundle.verificationMaterial.tlogEntries = [];
      return attestation;
    },
  ],
  ['that is no bundle', () => ({ predicateType: 'https://slsa.dev/provenance/v1', bundle: { a: 1 } })],
  ['that is announced and not there', () => ({ predicateType: 'https://example.org/else' })],
])('provenance %s stops', async (_, attestation) => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0', attestation });
  using user = userOf(registry);
  expect(await user.failure('add', name, '--yes')).toMatchObject({ code: 'BCCX_PROVENANCE_INVALID', exit: 4 });
  expect(user.lock()).toBe('');
});

test('provenance that cannot be verified for want of keys stops, and is not read as absent', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0', attestation: built('1.0.0') });
  using user = userOf(registry, { BCCX_TRUST_ROOT: '/nowhere/trusted_root.json' });
  expect(await user.failure('add', name, '--yes')).toMatchObject({ code: 'BCCX_PROVENANCE_ROOT', exit: 4 });
});

test('an update without the proof that the installed version had stops, until it is accepted by name', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0', attestation: built('1.0.0') });
  using user = userOf(registry);
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  const before = user.contents();
  registry.offer({ name, version: '1.1.0' });
  expect(await user.failure('update', '--yes')).toMatchObject({ code: 'BCCX_CHANGE_PROVENANCE', exit: 4 });
  expect(await user.failure('add', name, '--yes')).toMatchObject({ code: 'BCCX_CHANGE_PROVENANCE', exit: 4 });
  expect(user.contents()).toEqual(before);
  expect(await user.bccx('update', '--yes', '--accept', 'provenance')).toMatchObject({ status: 0 });
  expect(JSON.parse(user.lock()).tools.sampler.version).toBe('1.1.0');
});

test('an update built in another repository stops', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0', attestation: built('1.0.0') });
  using user = userOf(registry);
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  registry.offer({ name, version: '1.1.0', attestation: built('1.1.0', 'https://forge.example/mallory/sampler') });
  const failure = await user.failure('update', '--yes');
  expect(failure).toMatchObject({ code: 'BCCX_CHANGE_PUBLISHER', exit: 4 });
  expect(failure?.message).toContain('https://forge.example/mallory/sampler');
});

test('an update by an account that could not publish before stops, one by a maintainer does not', async () => {
  await using registry = await FixtureRegistry.start();
  registry.maintainers = ['alice', 'bob'];
  registry.offer({ name, version: '1.0.0', account: 'alice' });
  using user = userOf(registry);
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  registry.offer({ name, version: '1.1.0', account: 'bob' });
  expect(await user.bccx('update', '--yes')).toMatchObject({ status: 0 });
  registry.offer({ name, version: '1.2.0', account: 'mallory' });
  expect(await user.failure('update', '--yes')).toMatchObject({ code: 'BCCX_CHANGE_PUBLISHER', exit: 4 });
});

test('an update that asks for more stops a script and is said in words', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  using user = userOf(registry);
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  registry.offer({ name, version: '1.1.0', helpers: ['bpf_probe_read_kernel_str'] });
  const failure = await user.failure('update', '--yes');
  expect(failure).toMatchObject({ code: 'BCCX_CHANGE_PERMISSIONS', exit: 4 });
  expect(failure?.message).toContain('helper bpf_probe_read_kernel_str');
  const { stdout } = await user.bccx('update', '--dry-run');
  expect(stdout).toContain('IT ASKS FOR MORE THAN BEFORE:\n  - helper bpf_probe_read_kernel_str');
  expect(await user.bccx('update', '--yes', '--accept', 'permissions')).toMatchObject({ status: 0 });
  expect(JSON.parse(user.lock()).tools.sampler.grant.permissions.helpers).toContain('bpf_probe_read_kernel_str');
});

test('tokens and passwords of the configuration appear in nothing that is printed or kept', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  registry.on('/bccx-plugin-broken', (_, response) => {
    response.statusCode = 500;
    response.end('no');
  });
  registry.on('/bccx-plugin-closed', (_, response) => {
    response.statusCode = 401;
    response.end('no');
  });
  const secret = 'npm_5up3rs3cr3t';
  using user = userOf(registry, {
    npm_config_registry: `http://robot:${secret}@${registry.host}/`,
    [`npm_config_//${registry.host}/:_authToken`]: secret,
  });
  for (const words of [
    ['add', name, '--yes', '--json'],
    ['add', 'bccx-plugin-broken', '--yes', '--debug'],
    ['add', 'bccx-plugin-closed', '--yes', '--debug'],
    ['add', 'bccx-plugin-missing', '--yes', '--debug'],
    ['info', 'sampler'],
  ]) {
    const { stdout, stderr } = await user.bccx(...words);
    expect(stdout + stderr).not.toContain(secret);
  }
  expect(registry.asked().some(({ authorization }) => authorization !== undefined)).toBe(true);
  expect(user.lock()).toContain('"sampler"');
  expect(user.lock()).not.toContain(secret);
});
