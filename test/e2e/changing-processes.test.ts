import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { started } from './started.ts';

/** Processes whose tables and threads come and go while they are traced. */

const program = join(workloadDirectory, 'short_lives');
const MAIN = '__libc_start_call_main __libc_start_main _start';

interface Sample {
  readonly values: { readonly samples: number };
  readonly stop?: string;
  readonly stack: readonly { readonly name: string }[];
}

const amount = (samples: readonly Sample[]): number => samples.reduce((sum, { values }) => sum + values.samples, 0);

/** Of the samples that have a user stack. */
function share(samples: readonly Sample[]): number {
  const withStack = samples.filter(({ stop, stack }) => stop !== undefined || stack.length > 0);
  return amount(withStack.filter(({ stop }) => stop === 'end')) / amount(withStack);
}

function chainsOf(samples: readonly Sample[]): string[] {
  const burning = samples.filter(({ stop, stack }) => stop === 'end' && stack[0]?.name === 'burn_leaf');
  const chains = burning.map(({ stack }) => stack.map(({ name }) => name).join(' '));
  return [...new Set(chains.filter((chain) => !chain.includes('[unknown]')))];
}

test('a process that becomes another program a hundred times', { timeout: 60_000 }, async () => {
  const chain = started(spawn(program, ['chain', '100', 'wait'], { stdio: ['pipe', 'ignore', 'inherit'] }));
  const tracer = startBccx(['profile', '-U', '-F', '999', '-p', String(chain.pid), '--json', '60']);
  await tracer.tracing();
  chain.stdin.end('\n');
  const { status, stdout, stderr } = await tracer.ended;
  expect(status, stderr).toBe(0);
  const samples: Sample[] = JSON.parse(stdout).samples;
  // Each burns 6 ms.
  expect(amount(samples)).toBeGreaterThan(400);
  expect(share(samples), stderr).toBeGreaterThanOrEqual(0.985);
  expect(chainsOf(samples)).toEqual([`burn_leaf burn_middle burn chain main ${MAIN}`]);
});

test('five hundred threads in one process', async () => {
  const child = started(spawn(program, ['threads', '500'], { stdio: ['ignore', 'ignore', 'inherit'] }));
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { status, stdout, stderr } = await bccx([
      'profile',
      '-U',
      '-F',
      '499',
      '-p',
      String(child.pid),
      '--json',
      '3',
    ]);
    expect(status, stderr).toBe(0);
    const samples: Sample[] = JSON.parse(stdout).samples;
    expect(amount(samples)).toBeGreaterThan(100);
    expect(share(samples)).toBeGreaterThanOrEqual(0.999);
    expect(chainsOf(samples)).toHaveLength(1);
    expect(chainsOf(samples)[0]).toMatch(/^burn_leaf burn_middle burn_now_and_then start_thread( |$)/);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
