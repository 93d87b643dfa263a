import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from './bccx.ts';
import { checkout } from './checkout.ts';
import { Scratch } from './scratch.ts';
import { started } from './started.ts';

/* Tests that leave programs behind, run as tests are. */

const vitest = [join(checkout, 'node_modules/vitest/vitest.mjs'), 'run', '--configLoader=runner'];

/** A file of tests in which one starts a program that runs for a minute, and what follows that. */
function fileOf(scratch: Scratch, then: string): string[] {
  writeFileSync(
    scratch.file('left.test.ts'),
    `import { spawn } from 'node:child_process';
     import { writeFileSync } from 'node:fs';
     import { expect, test } from ${JSON.stringify(join(checkout, 'node_modules/vitest/dist/index.js'))};
     import { endingWithUs, started } from ${JSON.stringify(join(checkout, 'test/e2e/started.ts'))};
     test('one', { timeout: 30_000 }, async () => {
       const [program, ...args] = endingWithUs(['sleep', '60']);
       const child = started(spawn(program, args));
       writeFileSync(${JSON.stringify(scratch.file('pid'))}, String(child.pid));
       ${then}
     });`,
  );
  return [...vitest, `--root=${scratch.path}`, '--config', join(checkout, 'vitest.config.ts')];
}

/** The program that it started; undefined: none yet, or it has ended. */
function left(scratch: Scratch): string | undefined {
  try {
    const pid = readFileSync(scratch.file('pid'), 'utf8');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^State:\s+Z/m.test(status) ? undefined : pid;
  } catch {
    return undefined;
  }
}

test.each([
  ['was forgotten', '', 'left running:\nsetpriv --pdeathsig KILL -- sleep 60'],
  ['a failure left behind', 'expect(1).toBe(2);', 'expected 1 to be 2'],
])('what %s is ended, and the test has failed', (_, then, said) => {
  using scratch = new Scratch();
  const { status, stdout, stderr } = spawnSync(process.execPath, fileOf(scratch, then), { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout + stderr).toContain(said);
  expect(readFileSync(scratch.file('pid'), 'utf8')).toMatch(/^\d+$/);
  expect(left(scratch)).toBeUndefined();
});

test('it ends with a run that is killed', async () => {
  using scratch = new Scratch();
  const command = fileOf(
    scratch,
    `writeFileSync(${JSON.stringify(scratch.file('worker'))}, String(process.pid));
    await new Promise((resolve) => child.once('close', resolve));`,
  );
  const run = started(spawn(process.execPath, command, { stdio: 'ignore' }));
  await until(() => left(scratch) !== undefined);
  await until(() => workerOf(scratch) !== undefined);
  process.kill(Number(workerOf(scratch)), 'SIGKILL');
  await until(() => left(scratch) === undefined);
  await new Promise((resolve) => run.once('close', resolve));
});

function workerOf(scratch: Scratch): string | undefined {
  try {
    return readFileSync(scratch.file('worker'), 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
