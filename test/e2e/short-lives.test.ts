import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';

/** A thousand processes in ten seconds, most of them gone before anybody could look at them. */

const run = promisify(execFile);
const HZ = 999;
const kinds = ['fork', 'exec', '/bin/true', '/usr/bin/perl -e 1'];
/** By the names of their threads; an exec of /proc/self/exe is called `exe`. */
const commands = new Set(['short_lives', 'exe', 'true', 'perl']);

interface Sample {
  readonly values: { readonly samples: number };
  readonly labels: { readonly comm: string };
  readonly stop?: string;
  readonly stack: readonly { readonly name: string; readonly found: string }[];
}

/** group: a control group of their own, so that nothing else on the machine is sampled. */
async function shortLives(group: string): Promise<{
  samples: Sample[];
  truth: { processes: number; failed: number; cpu_seconds: number };
}> {
  const bccx = startBccx(['profile', '-U', '-F', String(HZ), '--json', '--cgroup', group, '60']);
  await bccx.tracing();
  const inGroup = ['-c', 'echo $$ > "$0/cgroup.procs" && exec "$@"', group];
  const { stdout } = await run('sh', [...inGroup, join(workloadDirectory, 'short_lives'), '1000', '10', ...kinds]);
  bccx.signal('SIGINT');
  const ended = await bccx.ended;
  expect(ended.status, ended.stderr).toBe(0);
  const samples: Sample[] = JSON.parse(ended.stdout).samples;
  return { samples: samples.filter(({ labels }) => commands.has(labels.comm)), truth: JSON.parse(stdout) };
}

const amount = (samples: readonly Sample[]): number => samples.reduce((sum, { values }) => sum + values.samples, 0);

test('stacks of processes that live for milliseconds reach their root', { timeout: 60_000 }, async () => {
  const root = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/mounts', 'utf8'))?.[1];
  if (root === undefined) throw new Error('no cgroup2 hierarchy is mounted');
  const group = join(root, `bccx-short-lives-${process.pid}`);
  mkdirSync(group);
  const { samples, truth } = await shortLives(group).finally(() => rmdirSync(group));
  expect(truth).toMatchObject({ processes: 1000, failed: 0 });

  const stops: Record<string, number> = {};
  // A process that has just given up its memory, at an exec or at its end, has no user stack.
  for (const { values, stop, stack } of samples)
    if (stop !== undefined || stack.length > 0) stops[stop ?? 'none'] = (stops[stop ?? 'none'] ?? 0) + values.samples;
  const all = Object.values(stops).reduce((sum, count) => sum + count, 0);
  const share = (stops['end'] ?? 0) / all;
  const late = amount(
    samples.filter(({ stop, stack }) => stop === 'end' && stack.some(({ found }) => found === 'late')),
  );
  const said = JSON.stringify({ share, late, samples: amount(samples), ...truth, stops });
  expect(share, said).toBeGreaterThanOrEqual(0.985);
  expect(late, said).toBeGreaterThan(100);

  // No sample is lost on the way: together they are the processes' CPU time.
  expect(amount(samples) / HZ / truth.cpu_seconds, said).toBeGreaterThan(0.8);
  expect(amount(samples) / HZ / truth.cpu_seconds, said).toBeLessThan(1.25);

  // What burns is called by main and by nobody else, however its stack was found.
  const named = samples.filter(({ stack }) => stack.every(({ name }) => !name.startsWith('[unknown]')));
  const burning = named.filter(({ stack }) => stack[0]?.name === 'burn_leaf' && stack.at(-1)?.name === '_start');
  expect(amount(burning)).toBeGreaterThan(1000);
  const chains = new Set(burning.map(({ stack }) => stack.map(({ name }) => name).join(' ')));
  const above = '__libc_start_call_main __libc_start_main _start';
  expect([...chains].sort()).toEqual([
    `burn_leaf burn_middle burn begin main ${above}`,
    `burn_leaf burn_middle burn main ${above}`,
  ]);
});
