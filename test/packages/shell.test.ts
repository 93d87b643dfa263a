import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bccxScript } from '../e2e/checkout.ts';
import { toolArchive } from './tool-files.ts';
import { files, User } from './user.ts';

let user: User;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  user = new User();
  mkdirSync(user.file('bin'));
  writeFileSync(user.file('bin/bccx'), `#!/bin/sh\nexec '${process.execPath}' '${bccxScript}' "$@"\n`);
  chmodSync(user.file('bin/bccx'), 0o755);
  environment = { ...user.environment, PATH: `${user.file('bin')}:${process.env['PATH']}`, TERM: 'dumb' };
  writeFileSync(user.file('it.tgz'), toolArchive());
  expect(await user.bccx('add', './it.tgz', '--yes')).toMatchObject({ status: 0 });
});
afterAll(() => user[Symbol.dispose]());

/** What bash offers for a command line, of which the last word is being typed. */
function bashOffers(...words: string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `source <(bccx completion bash); COMP_WORDS=(bccx ${quoted}); COMP_CWORD=${words.length}; _bccx; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { env: environment, cwd: user.home, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

test('bash completes verbs, installed tools, their flags and the values of those', () => {
  expect(bashOffers('upd')).toEqual(['update']);
  expect(bashOffers('samp')).toEqual(['sampler']);
  expect(bashOffers('remove', 's')).toContain('sampler');
  expect(bashOffers('sampler', '--fre')).toEqual(['--frequency']);
  expect(bashOffers('add', '--fro')).toEqual(['--frozen']);
  expect(bashOffers('add', './it')).toEqual(['./it.tgz']);
  expect(bashOffers('sampler', '--unwind', '')).toEqual(expect.arrayContaining(['fp']));
});

const zsh = spawnSync('zsh', ['--version']).status === 0;
test.skipIf(!zsh)(zsh ? 'zsh takes its script' : 'zsh takes its script (skipped: no zsh here)', () => {
  const script = 'autoload -U compinit; compinit -u; source <(bccx completion zsh); print ${_comps[bccx]}';
  expect(execFileSync('zsh', ['-f', '-c', script], { env: environment, encoding: 'utf8' })).toBe('_bccx\n');
});

const fish = spawnSync('fish', ['--version']).status === 0;
test.skipIf(!fish)(
  fish ? 'fish completes by its script' : 'fish completes by its script (skipped: no fish here)',
  () => {
    const script = 'bccx completion fish | source; complete -C "bccx samp"';
    expect(execFileSync('fish', ['-c', script], { env: environment, encoding: 'utf8' })).toMatch(/^sampler\t/);
  },
);

test('a tool has a manual page that man renders without a complaint, and it goes with the tool', async () => {
  const page = files(join(user.store, 'man'));
  expect(page).toEqual(['man8/bccx-sampler.8']);
  const path = join(user.store, 'man', page[0] ?? '');
  const rendered = spawnSync('man', ['--warnings', '-l', path], {
    env: { ...environment, MANWIDTH: '80' },
    encoding: 'utf8',
  });
  expect(rendered.stderr).toBe('');
  expect(rendered.stdout).toMatch(/bccx-sampler - /);
  expect(rendered.stdout).toMatch(/-F, --frequency HZ/);
  expect(await user.bccx('remove', 'sampler')).toMatchObject({ status: 0 });
  expect(files(join(user.store, 'man'))).toEqual([]);
  expect(await user.bccx('add', './it.tgz', '--yes')).toMatchObject({ status: 0 });
});
