import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bccxScript } from '../e2e/checkout.ts';
import { FixtureRegistry } from './fixture-registry.ts';
import { PrivateSigstore } from './private-sigstore.ts';
import { User } from './user.ts';

const name = 'bccx-plugin-sampler';
const repository = 'https://forge.example/alice/sampler';

let sigstore: PrivateSigstore;
let registry: FixtureRegistry;
let maker: User;
let bundle: string;
beforeAll(async () => {
  sigstore = new PrivateSigstore();
  registry = await FixtureRegistry.start();
  const attestation = (integrity: string) => sigstore.attest({ repository, name, version: '1.0.0', integrity });
  registry.offer({ name, version: '1.0.0', attestation });
  registry.offer({ name: 'bccx-plugin-other', version: '2.0.0', command: 'other' });
  maker = new User({ ...registry.environment, BCCX_TRUST_ROOT: sigstore.trustRoot });
  bundle = maker.file('tools.bccx');
  await maker.bccx('add', name, 'bccx-plugin-other', '--yes');
  const { status, stderr } = await maker.bccx('bundle', bundle);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
afterAll(async () => {
  maker[Symbol.dispose]();
  sigstore[Symbol.dispose]();
  await registry[Symbol.asyncDispose]();
});

/** Somebody whose bccx runs in a network namespace without any network. */
function withoutNetwork(user: User, ...words: string[]): { status: number; text: string } {
  try {
    const options = {
      env: { ...user.environment, BCCX_TRUST_ROOT: sigstore.trustRoot },
      cwd: user.home,
      stdio: 'pipe' as const,
    };
    const stdout = execFileSync('unshare', ['--net', process.execPath, bccxScript, ...words], options);
    return { status: 0, text: stdout.toString() };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { status, text: stderr.toString() };
  }
}

/** The bundle with one thing changed. */
function tampered(
  user: User,
  change: (json: { lock: string; tools: Record<string, { archive?: string; provenance?: unknown }> }) => void,
): string {
  const json = JSON.parse(gunzipSync(readFileSync(bundle)).toString());
  change(json);
  writeFileSync(user.file('tampered.bccx'), gzipSync(JSON.stringify(json)));
  return user.file('tampered.bccx');
}

test('a bundle is installed without a network, its proof verified by this machine', () => {
  using user = new User();
  expect(withoutNetwork(user, 'add', '--offline', bundle, '--yes')).toMatchObject({ status: 0 });
  const { tools } = JSON.parse(user.lock());
  const { tools: made } = JSON.parse(maker.lock());
  expect(tools.sampler).toMatchObject({ integrity: made.sampler.integrity, files: made.sampler.files });
  expect(tools.sampler.publisher).toEqual({
    signature: 'absent',
    provenance: 'verified',
    identity: made.sampler.publisher.identity,
  });
  expect(tools.other.publisher).toEqual({ signature: 'absent', provenance: 'absent' });
  expect(withoutNetwork(user, 'verify')).toMatchObject({ status: 0 });
});

test('one tool of a bundle is installed by its command', () => {
  using user = new User();
  expect(withoutNetwork(user, 'add', '--offline', bundle, 'other', '--yes')).toMatchObject({ status: 0 });
  expect(Object.keys(JSON.parse(user.lock()).tools)).toEqual(['other']);
  expect(withoutNetwork(user, 'add', '--offline', bundle, 'nothing', '--yes').text).toContain('BCCX_BUNDLE_MISSING');
});

test.each<[string, string, Parameters<typeof tampered>[1]]>([
  [
    'with another archive',
    'BCCX_BUNDLE_FORMAT',
    ({ tools }) => Object.assign(tools['sampler'] ?? {}, { archive: tools['other']?.archive }),
  ],
  ['whose proof was taken out', 'BCCX_BUNDLE_FORMAT', ({ tools }) => delete tools['sampler']?.provenance],
  [
    'whose proof is of another Sigstore',
    'BCCX_PROVENANCE_INVALID',
    (json) => {
      using stranger = new PrivateSigstore();
      const { integrity } = JSON.parse(json.lock).tools.sampler;
      const attestation = stranger.attest({ repository, name, version: '1.0.0', integrity });
      Object.assign(json.tools['sampler'] ?? {}, { provenance: JSON.parse(JSON.stringify(attestation)).bundle });
    },
  ],
  [
    'whose lock file leads out of the store',
    'BCCX_BUNDLE_FORMAT',
    (json) => {
      json.lock = json.lock.replaceAll('"version":"1.0.0"', '"version":"../../../1.0.0"');
    },
  ],
])('a bundle %s is refused', (_, code, change) => {
  using user = new User();
  const { status, text } = withoutNetwork(user, 'add', '--offline', tampered(user, change), '--yes');
  expect(text).toContain(code);
  expect(status).toBe(4);
  expect(user.contents()).toEqual({});
});

test('what is no bundle is refused', () => {
  using user = new User();
  writeFileSync(user.file('x.bccx'), gzipSync('[]'));
  expect(withoutNetwork(user, 'add', '--offline', join(user.home, 'x.bccx'), '--yes').text).toContain(
    'BCCX_BUNDLE_FORMAT',
  );
});
