import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bccxScript } from '../../e2e/checkout.ts';
import { Scratch } from '../../e2e/scratch.ts';

/** How the policy file lies there. */
interface Placement {
  readonly mode?: number;
  readonly uid?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs bccx where /etc holds this policy: in a mount namespace of its own, because the path cannot be changed. */
async function withPolicy(
  policy: string,
  words: readonly string[],
  { mode = 0o644, uid = 0, env = {} }: Placement = {},
) {
  using scratch = new Scratch();
  const etc = join(scratch.path, 'etc');
  mkdirSync(etc, { mode: 0o755 });
  for (const file of ['passwd', 'group', 'ld.so.cache', 'localtime', 'nsswitch.conf']) {
    cpSync(join('/etc', file), join(etc, file), { dereference: true, force: true });
  }
  mkdirSync(join(etc, 'bccx'), { mode: 0o755 });
  const file = join(etc, 'bccx/policy.json');
  writeFileSync(file, policy);
  chmodSync(file, mode);
  chownSync(file, uid, 0);
  const command = 'mount --bind "$1" /etc && shift && exec "$@"';
  const child = spawn('unshare', ['--mount', 'sh', '-c', command, 'sh', etc, process.execPath, bccxScript, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout, stderr };
}

const profile = ['profile', '1'];

describe('the administrator decides', () => {
  const denials: [what: string, policy: object, text: string][] = [
    ['a tool by name', { deny: { tools: ['@bccx/*'] } }, 'this tool is denied by /etc/bccx/policy.json'],
    ['a helper', { deny: { helpers: ['bpf_get_stack'] } }, 'helper bpf_get_stack is denied'],
    ['a program type', { deny: { programs: ['perf_event'] } }, 'program type perf_event is denied'],
    ['what probes attach to', { deny: { attach: ['perf-event:*'] } }, 'attaching to perf-event:cpu-cycles is denied'],
    ['memory of maps', { limits: { mapBytes: 4096 } }, 'bytes of maps (at most 4096) is denied'],
    ['tools without a publisher', { requireVerifiedPublisher: true }, 'requires a verified publisher'],
    ['all but other tools', { allow: [{ name: 'bccx-plugin-other' }] }, 'no rule of /etc/bccx/policy.json allows it'],
    ['all but other bytes', { allow: [{ sha256: ['0'.repeat(64)] }] }, 'no rule of /etc/bccx/policy.json allows it'],
    ['all but a publisher', { allow: [{ name: '*', publisher: 'someone' }] }, 'no rule of'],
  ];
  test.each(denials)('%s', async (_, policy, text) => {
    const { status, stdout, stderr } = await withPolicy(JSON.stringify({ policy: 1, ...policy }), profile);
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
    expect(status).toBe(4);
  });

  test('a tool that a rule allows runs, with less memory than it asked for', async () => {
    const policy = { policy: 1, allow: [{ name: '@bccx/profile' }], limits: { memoryBytes: 64 << 20, cpuSeconds: 20 } };
    const { status, stderr } = await withPolicy(JSON.stringify(policy), profile);
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
  });

  test('a module that needs more memory than the administrator gives it fails in an orderly way', async () => {
    const policy = { policy: 1, limits: { memoryBytes: 1 << 20 } };
    const { status, stderr } = await withPolicy(JSON.stringify(policy), profile);
    expect(stderr).toMatch(/error: .*memory.*\[BCCX_/);
    expect(status).not.toBe(0);
  });
});

describe('a policy file that cannot be trusted stops everything', () => {
  const faults: [what: string, policy: string, placement: Placement, text: string][] = [
    ['others may write it', '{"policy":1}', { mode: 0o666 }, 'someone other than root can write it'],
    ['its group may write it', '{"policy":1}', { mode: 0o664 }, 'someone other than root can write it'],
    ['it belongs to someone else', '{"policy":1}', { uid: 1000 }, 'someone other than root can write it'],
    ['it is no JSON', '{"policy":1,}', {}, 'it is not JSON'],
    ['it is empty', '', {}, 'it is not JSON'],
    ['it says a thing twice', '{"policy":1,\n"deny":{},\n"deny":{}}', {}, 'line 3: /deny is there twice'],
    [
      'it has an unknown field',
      '{"policy":1,\n"denied":{}}',
      {},
      'line 2, /denied: is not a known field; known here: $schema, policy',
    ],
    ['it is of another version', '{"policy":2}', {}, 'line 1, /policy'],
    ['a rule says nothing', '{"policy":1,"allow":[{}]}', {}, '/allow/0'],
  ];
  test.each(faults)('%s', async (_, policy, placement, text) => {
    const { status, stderr } = await withPolicy(policy, profile, placement);
    expect(stderr).toContain(text);
    expect(stderr).toMatch(/\[BCCX_POLICY_(FILE|INVALID)\]/);
    expect(status).toBe(4);
  });

  test('nothing in the environment moves it', async () => {
    const env = { BCCX_POLICY: '/dev/null', XDG_CONFIG_HOME: '/nowhere', HOME: '/nowhere' };
    const { status, stderr } = await withPolicy('{"policy":1,"deny":{"tools":["*"]}}', profile, { env });
    expect(stderr).toContain('[BCCX_POLICY_DENIED]');
    expect(status).toBe(4);
  });
});
