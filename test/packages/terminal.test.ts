import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bccxScript } from '../e2e/checkout.ts';
import { toolArchive } from './tool-files.ts';
import { User } from './user.ts';

/** Runs bccx on a terminal and types an answer as soon as it asks. */
async function onTerminal(
  user: User,
  words: readonly string[],
  answer: string,
): Promise<{ status: number | null; shown: string }> {
  const command = [process.execPath, bccxScript, ...words].join(' ');
  // script(1) gives it a terminal, and ends as it ends.
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { ...user.environment, TERM: 'xterm' },
    cwd: user.home,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let typed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    if (typed || !shown.includes('[y/N]')) return;
    typed = true;
    child.stdin.write(answer);
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, shown };
}

test.each([
  ['no', 'n\r', 1, 'BCCX_ADD_CANCELLED'],
  ['nothing', '\r', 1, 'BCCX_ADD_CANCELLED'],
  ['Ctrl-C', '\u0003', 130, 'BCCX_ADD_INTERRUPTED'],
])('asked on a terminal and answered with %s, it installs nothing', async (_, answer, exit, code) => {
  using user = new User();
  writeFileSync(user.file('it.tgz'), toolArchive());
  const { status, shown } = await onTerminal(user, ['add', './it.tgz'], answer);
  expect(shown).toContain(code);
  // An error is bold on a terminal, and what comes from a package cannot move its cursor.
  expect(shown).toContain('\u001b[1merror:\u001b[22m add: ');
  expect(status).toBe(exit);
  expect(user.contents()).toEqual({});
});

test('asked on a terminal and answered with yes, it installs, and keeps that it was asked', async () => {
  using user = new User();
  writeFileSync(user.file('it.tgz'), toolArchive());
  expect(await onTerminal(user, ['add', './it.tgz'], 'y\r')).toMatchObject({ status: 0 });
  expect(JSON.parse(user.lock()).tools.sampler.grant).toMatchObject({ how: 'asked', version: '1.0.0' });
});

test('an update that asks for more is asked again, in other words', async () => {
  using user = new User();
  writeFileSync(user.file('it.tgz'), toolArchive());
  await user.bccx('add', './it.tgz', '--yes');
  writeFileSync(user.file('it.tgz'), toolArchive({ version: '1.1.0', helpers: ['bpf_probe_read_kernel_str'] }));
  const { status, shown } = await onTerminal(user, ['add', './it.tgz'], 'y\r');
  expect(shown).toContain('IT ASKS FOR MORE THAN BEFORE');
  expect(shown).toContain('Allow it all of this, more than before?');
  expect(status).toBe(0);
});
