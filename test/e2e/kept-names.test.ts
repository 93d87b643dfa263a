import { chownSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { Scratch } from './scratch.ts';
import { startProgram } from './workload.ts';

/** Names outlive a run in which the module read nothing but what root alone may write to. Needs root. */

/** A program of this test's own, traced twice with one home: chains of calls with lines, and host calls of the module. */
async function traceTwice(scratch: Scratch, owner: number): Promise<{ folded: string; calls: number }[]> {
  const program = scratch.file('inlines');
  copyFileSync(join(workloadDirectory, 'inlines'), program);
  chownSync(program, owner, 0);
  await using traced = await startProgram([program, '--seconds', '8']);
  const work = traced.work();
  const runs: { folded: string; calls: number }[] = [];
  for (let i = 0; i < 2; i++) {
    const words = ['profile', '-p', String(traced.pid), '1', '--lines', '--folded', '--stats'];
    const { status, stdout, stderr } = await bccx(words, { env: { BCCX_HOME: scratch.file('home') } });
    expect(status, stderr).toBe(0);
    runs.push({ folded: stdout, calls: Number(/(\d+) host calls/.exec(stderr)?.[1]) });
  }
  await work;
  return runs;
}

const names = (scratch: Scratch): string => scratch.file('home/cache/names');
const chain = 'main (inlines.c:30);outer (inlines.c:18);middle (inlines.c:13);innermost (inlines.c:7)';

test('the second run takes names from the first', async () => {
  using scratch = new Scratch();
  const [first, second] = await traceTwice(scratch, 0);
  expect(first?.folded).toContain(chain);
  expect(second?.folded).toContain(chain);
  expect(readdirSync(names(scratch))).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(second?.calls).toBeLessThan(0.8 * (first?.calls ?? 0));
});

test('what another user can write to leaves nothing behind', async () => {
  using scratch = new Scratch();
  const runs = await traceTwice(scratch, 65534);
  for (const { folded } of runs) expect(folded).toContain(chain);
  expect(existsSync(names(scratch)) ? readdirSync(names(scratch)) : []).toEqual([]);
});
