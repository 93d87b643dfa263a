import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { bccxScript } from './checkout.ts';

test('without privilege the error names the capability and the whole sudo line, before anything is loaded', async () => {
  const { status, stdout, stderr } = await bccx(['profile', '-F', '99', '1'], { unprivileged: true, cwd: '/' });
  expect(status).toBe(5);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/CAP_(BPF|PERFMON|SYS_ADMIN)/);
  expect(stderr).toContain(`sudo ${process.execPath} ${bccxScript} profile -F 99 1`);
});

test('help, list and info need no privilege', async () => {
  for (const words of [['--help'], ['list'], ['info', 'profile'], ['help', 'profile'], ['profile', '--help']]) {
    const { status, stdout, stderr } = await bccx(words, { unprivileged: true, cwd: '/' });
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: '' });
    expect(stdout).not.toBe('');
  }
});
