import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeEach } from 'vitest';

/** What the tests of this file started and what still runs of it. */
const running = new Set<ChildProcess>();
let older: ReadonlySet<ChildProcess> = new Set();

/**
 * Takes note of a program that a test started. Whatever runs when the test is over, because it failed, timed out or forgot it,
 * is killed then, and a test that passed fails for it. What was started outside of a test may run to the end of the file.
 */
export function started<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** A command line under which a program ends when this process does, in whatever way. */
export function endingWithUs(command: readonly string[]): [program: string, ...args: string[]] {
  return ['setpriv', '--pdeathsig', 'KILL', '--', ...command];
}

beforeEach(() => {
  older = new Set(running);
});

afterEach(async ({ task }) => {
  const left = await kill([...running].filter((child) => !older.has(child)));
  if (task.result?.state !== 'fail') complain(left);
});

afterAll(async () => complain(await kill([...running])));

/** Those of them that had not ended by themselves; a moment is theirs, for what a signal has ended already. */
async function kill(children: readonly ChildProcess[]): Promise<ChildProcess[]> {
  if (children.length > 0) await Promise.race([Promise.all(children.map(closed)), pause(500)]);
  const left = children.filter((child) => running.has(child));
  for (const child of left) child.kill('SIGKILL');
  /* A pipe that a grandchild keeps open is not waited for. */
  await Promise.all(left.map((child) => Promise.race([closed(child), pause(5000)])));
  return left;
}

function complain(left: readonly ChildProcess[]): void {
  if (left.length > 0) throw new Error(`left running:\n${left.map(({ spawnargs }) => spawnargs.join(' ')).join('\n')}`);
}

async function closed(child: ChildProcess): Promise<void> {
  if (running.has(child)) await new Promise((resolve) => child.once('close', resolve));
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
