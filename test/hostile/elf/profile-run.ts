import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Ended, startBccx } from '../../e2e/bccx.ts';

/** Samples of one process: stacks from the root, each with how often it was seen. */
export interface Stack {
  readonly process: string;
  readonly frames: readonly string[];
  readonly count: number;
}

/** Starts a program that burns CPU time until it is killed or this process ends. */
export async function startVictim(path: string, options: { cwd?: string } = {}): Promise<ChildProcess> {
  const child = spawn(path, [], { stdio: 'ignore', ...options });
  await once(child, 'spawn');
  return child;
}

/** Traces processes for a second and gives the folded stacks. */
export async function profile(
  pids: readonly number[],
): Promise<{ ended: Ended; stacks: Stack[]; milliseconds: number }> {
  const start = performance.now();
  const running = startBccx(['profile', '-p', pids.join(','), '-U', '-F', '199', '-f', '1']);
  const ended = await running.ended;
  return { ended, stacks: parseFolded(ended.stdout), milliseconds: performance.now() - start };
}

/** @throws when a line is not of the folded form */
function parseFolded(text: string): Stack[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, stack = '', count = ''] = /^(.+) (\d+)$/.exec(line) ?? [];
      if (stack === '') throw new Error(`not a folded line: ${JSON.stringify(line)}`);
      const [process = '', ...frames] = stack.split(';');
      return { process, frames, count: Number(count) };
    });
}
