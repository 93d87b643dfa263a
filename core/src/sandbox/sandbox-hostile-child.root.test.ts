import { expect, test } from 'vitest';
import { descendants, scratchDirectory, start, useScript } from './testing/fixture.ts';

await useScript(scratchDirectory(), 'hostile-child.ts');

const limits = { memoryBytes: 1 << 20, cpuSeconds: 1, outputBytes: 1 << 20 };

test.each([
  ['a result larger than granted', /has 4294967280 bytes where 1048576 are allowed/],
  ['results larger than granted together', /more than the 1048576 bytes granted/],
  ['a result of no kind', /unknown kind 99/],
  ['a frame of no kind', /unknown kind 77/],
  ['a long line', /has 1048576 bytes where 4096 are allowed/],
  ['ready twice', /said twice/],
  ['an answer to nothing', /answered what it was not asked/],
  ['an answer before its time', /answered what it was not asked/],
  ['its end', /ended with code 7/],
  ['half a frame', /ended with code 8/],
])('%s ends the child, and the second one as well', async (lie, cause) => {
  const { sandbox } = start({ reads: new Set(), limits });
  await sandbox.load(new Uint8Array(8));
  // Some lies answer their own command first.
  const failure = await sandbox
    .configure({ lie })
    .then(() => sandbox.finish(true))
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'BCCX_SANDBOX_ENDED', message: expect.stringMatching(cause) });
  expect(sandbox.stats().restarts).toBe(1);
  await sandbox.close();
  expect(descendants().filter((line) => /bccx|sandbox/.test(line))).toEqual([]);
});

test('control characters of the child reach no log', async () => {
  const { sandbox, log } = start({ reads: new Set(), limits });
  await sandbox.load(new Uint8Array(8));
  await sandbox.configure({ lie: 'noise on its log' });
  await expect.poll(() => log.length).toBe(2);
  expect(log).toContainEqual({ level: 3, text: '\\x1b[2Jx' });
  for (const { text } of log) expect(text).toMatch(/^[ -~\ufffd]*$/);
});

test('a child cannot flood the log', async () => {
  const { sandbox, log } = start({ reads: new Set(), limits });
  await sandbox.load(new Uint8Array(8));
  await sandbox.configure({ lie: 'endless talk' });
  await expect.poll(() => log.length).toBe(1001);
  expect(log.at(-1)?.text).toBe('what the module says beyond 1000 lines is left out');
});

test('a child that says nothing is given up', async () => {
  const { sandbox } = start({ reads: new Set(), limits, waitSeconds: 1 });
  await sandbox.load(new Uint8Array(8));
  await expect(sandbox.configure({ lie: 'silence' })).rejects.toMatchObject({ code: 'BCCX_SANDBOX_ENDED' });
});
