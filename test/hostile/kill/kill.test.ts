import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBccx } from '../../e2e/bccx.ts';
import { Scratch } from '../../e2e/scratch.ts';
import { Random } from '../fuzz/random.ts';
import { commandOf, holdingsOf, left } from './traces-left.ts';

/** `HOSTILE_KILLS` asks for more moments, `HOSTILE_SEED` for others. */
const moments = Number(process.env['HOSTILE_KILLS'] ?? 24);
const random = new Random(Number(process.env['HOSTILE_SEED'] ?? 1));

const targets = ['parent', 'sandbox', 'reader', 'parent and sandbox'] as const;

const scratch = new Scratch();
/** Processes that were there to be killed. */
let killed = 0;
/** How long a run takes that nobody disturbs: it differs from machine to machine. */
let runMs = 0;
beforeAll(async () => {
  const start = performance.now();
  expect((await trace().ended).status).toBe(0);
  runMs = performance.now() - start;
});
afterAll(() => scratch[Symbol.dispose]());

function trace() {
  return startBccx(['profile', '-F', '99', '--out', `folded:${scratch.file('out.folded')}`, '1']);
}

const kills = Array.from({ length: moments }, (_, number) => ({
  number,
  target: random.pick(targets),
  /** How far the run has come, in thousandths. */
  progress: random.below(1000),
}));

describe('SIGKILL at any moment leaves nothing', () => {
  test.each(kills)(
    '$number: $target at $progress of 1000',
    async ({ target, progress }) => {
      const running = trace();
      await new Promise((resolve) => setTimeout(resolve, (runMs * progress) / 1000));
      const holdings = holdingsOf(running.pid);
      const children = holdings.processes.filter((pid) => pid !== running.pid);
      const named = (name: string) => children.filter((pid) => commandOf(pid).startsWith(name));
      if (target.includes('sandbox')) killed += kill(named('bccx-sandbox'));
      if (target === 'reader') killed += kill(named('bccx-reader'));
      if (target.startsWith('parent')) killed += kill([running.pid]);
      const { status, stderr } = await running.ended;
      if (target.startsWith('parent') && status === undefined) expect(stderr).not.toContain('error');
      else expect(status === 0 || /\[BCCX_SANDBOX_/.test(stderr), stderr).toBe(true);
      expect(stderr).not.toContain('BCCX_INTERNAL');
      await expect.poll(() => left(holdings), { timeout: 20_000, interval: 200 }).toEqual([]);
    },
    60_000,
  );
});

test('most of the moments met something to kill', () => {
  expect(killed).toBeGreaterThan(moments / 2);
});

test('the next run takes away what was left of the result file', async () => {
  const { status, stderr } = await trace().ended;
  expect(status, stderr).toBe(0);
  expect(readdirSync(scratch.path)).toEqual(['out.folded']);
}, 60_000);

/** Kills what is still there, and gives how many that were. */
function kill(pids: readonly number[]): number {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 'SIGKILL');
    } catch {
      return false;
    }
  }).length;
}
