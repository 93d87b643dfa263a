import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { started } from './started.ts';

/** _start, __libc_start_main, __libc_start_call_main and main; burn at the other end. */
const AROUND = 5;
const FRAMES_MAX = 635;
const ROOT = /^deep;_start;__libc_start_main[^;]*;(__libc_start_call_main;)?main;/;

/** The folded stacks of a program that is `depth` calls deep. */
async function foldedStacks(
  depth: number,
  words: readonly string[] = [],
): Promise<{ lines: string[]; stderr: string }> {
  const program = started(
    spawn(join(workloadDirectory, 'deep'), [String(depth)], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  try {
    await once(program.stdout, 'data');
    const { stdout, stderr } = await bccx([
      'profile',
      '-U',
      '-F',
      '199',
      '-p',
      String(program.pid),
      '-f',
      ...words,
      '1',
    ]);
    return { lines: stdout.trim().split('\n'), stderr };
  } finally {
    program.kill('SIGKILL');
    await once(program, 'exit');
  }
}

test.each([121, 122, 123, 249, 250, 400, FRAMES_MAX - AROUND])(
  'a stack %i calls deep is whole, to the frame',
  async (depth) => {
    const { lines, stderr } = await foldedStacks(depth);
    const burning = lines.filter((line) => / \d+$/.test(line) && line.includes(';burn'));
    expect(burning.length).toBeGreaterThan(0);
    for (const line of burning) {
      expect(line).toMatch(ROOT);
      expect(line.match(/;descend/g)).toHaveLength(depth);
    }
    expect(stderr).toContain('100 % of user stacks are complete');
  },
);

test('a deeper one is cut at the root', async () => {
  const { lines } = await foldedStacks(FRAMES_MAX);
  const burning = lines.filter((line) => line.includes(';burn'));
  expect(burning.length).toBeGreaterThan(0);
  for (const line of burning) expect(line.match(/;/g)).toHaveLength(FRAMES_MAX);
});

test('--max-depth keeps the frames at the leaf', async () => {
  const { lines } = await foldedStacks(200, ['--max-depth', '130']);
  const burning = lines.filter((line) => line.includes(';burn'));
  expect(burning.length).toBeGreaterThan(0);
  for (const line of burning) expect(line.match(/;descend/g)).toHaveLength(129);
});
