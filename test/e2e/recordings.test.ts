import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { bccx } from './bccx.ts';
import { checkout, workloadDirectory } from './checkout.ts';
import { Scratch } from './scratch.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Runs of the repository's own tools: of one process, of the whole machine, with intervals, with a module's own text. */
test.each([
  ['profile', ['-F', '199', '-f', '1'], 1],
  ['offcputime', ['1'], 1],
  ['stackcount', ['-i', '1', '-D', '2', 't:sched:sched_switch'], 2],
  ['memleak', ['1', '2', '-c', `${join(workloadDirectory, 'calls')} --seconds 2`], 2],
])('%s gives the same bytes again from a recording', async (name, words, results) => {
  using scratch = new Scratch();
  const folder = scratch.file(name);
  cpSync(join(checkout, 'plugins', name), folder, { recursive: true });
  const recorded = await bccx(['record', folder, ...words]);
  expect(recorded.status, recorded.stderr).toBe(0);
  const { stdout } = await bccx(['test', folder, '--json']);
  const { passed, failed, tests } = JSON.parse(stdout);
  expect({ passed, failed, lines: tests[0].lines }).toEqual({
    passed: 1,
    failed: 0,
    lines: [`${results} result${results === 1 ? '' : 's'}, every byte the same`],
  });
});
