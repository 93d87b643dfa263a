import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixtureRegistry } from './fixture-registry.ts';
import { User } from './user.ts';

const name = 'bccx-plugin-sampler';
const points = 50;

let registry: FixtureRegistry;
let user: User;
beforeAll(async () => {
  registry = await FixtureRegistry.start();
  registry.offer({ name: 'bccx-plugin-kept', version: '1.0.0', command: 'kept' });
  registry.offer({ name, version: '1.0.0' });
  user = new User(registry.environment);
  await user.bccx('add', 'bccx-plugin-kept', '--yes');
});
afterAll(async () => {
  user[Symbol.dispose]();
  await registry[Symbol.asyncDispose]();
});

/** Milliseconds that a command takes from its start to its end. */
async function time(words: readonly string[]): Promise<number> {
  const start = performance.now();
  expect(await user.bccx(...words)).toMatchObject({ status: 0 });
  return performance.now() - start;
}

/** Starts a command and kills it; true when it had not ended by itself. */
async function killAfter(ms: number, words: readonly string[]): Promise<boolean> {
  const running = user.start(...words);
  const timer = setTimeout(() => running.signal('SIGKILL'), ms);
  const { status } = await running.ended;
  clearTimeout(timer);
  return status === undefined;
}

function versionOf(tool: string): string | undefined {
  return JSON.parse(user.lock()).tools[tool]?.version;
}

/** The store is whole, and nothing but this one tool is other than it was. */
async function expectWhole(): Promise<void> {
  const { status, stdout } = await user.bccx('verify');
  expect(stdout).not.toMatch(/changed|no such|not part/);
  expect(status).toBe(0);
  expect(versionOf('kept')).toBe('1.0.0');
}

test(`a kill at ${points} moments of add and update leaves the store as it was or as it shall be`, async () => {
  const whole = await time(['add', name, '--yes']);
  const outcomes = { before: 0, after: 0, killed: 0 };
  for (let point = 0; point < points; point++) {
    const update = point % 2 === 1;
    // Every kill meets a store that lacks the tool, or has the version before.
    await user.bccx('remove', 'sampler');
    registry.offer({ name, version: '1.0.0' });
    if (update) {
      expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
      registry.offer({ name, version: '1.1.0' });
    }
    const words = update ? ['update', '--yes'] : ['add', name, '--yes'];
    // The second half is where the store is written; it gets three quarters of the moments.
    const share =
      point < points / 4 ? (point / (points / 4)) * 0.5 : 0.5 + ((point - points / 4) / (points * 0.75)) * 0.55;
    if (await killAfter(whole * share, words)) outcomes.killed++;
    await expectWhole();
    const now = versionOf('sampler');
    const [before, after] = update ? ['1.0.0', '1.1.0'] : [undefined, '1.0.0'];
    expect([before, after]).toContain(now);
    outcomes[now === before ? 'before' : 'after']++;
    // What was left behind hinders nobody: the same words finish.
    if (point % 10 === 0) expect(await user.bccx(...words)).toMatchObject({ status: 0 });
  }
  expect(outcomes.killed).toBeGreaterThan(points / 2);
  expect(outcomes.before).toBeGreaterThan(5);
  expect(Object.keys(user.contents()).filter((path) => path.startsWith('staging/')).length).toBeLessThan(20);
}, 600_000);

test('a kill at every step of a change of the store leaves it whole', async () => {
  // Steps instead of moments: the process is stopped before its n-th call that changes the file system.
  const script = user.file('kill-at-call.cjs');
  writeFileSync(
    script,
    `const fs = require('node:fs');
let left = Number(process.env.KILL_AT);
for (const name of ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'closeSync']) {
  const real = fs[name];
  fs[name] = (...words) => {
    if (String(words[0]).includes('/store/') || typeof words[0] === 'number') {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    }
    return real(...words);
  };
}
require('node:module').syncBuiltinESMExports();
`,
  );
  registry.offer({ name, version: '1.0.0' });
  const seen = new Set<string | undefined>();
  let step = 0;
  for (; ; step++) {
    await user.bccx('remove', 'sampler');
    user.environment['NODE_OPTIONS'] = `--require ${script}`;
    user.environment['KILL_AT'] = String(step);
    const { status } = await user.start('add', name, '--yes').ended;
    delete user.environment['NODE_OPTIONS'];
    await expectWhole();
    seen.add(versionOf('sampler'));
    if (status === 0) break;
    expect(status).toBeUndefined();
  }
  expect(step).toBeGreaterThan(50);
  expect([...seen]).toEqual([undefined, '1.0.0']);
}, 600_000);
