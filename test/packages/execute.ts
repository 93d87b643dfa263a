import { spawn } from 'node:child_process';

/** Runs a program to its end and gives what it printed. @throws {Error} with its errors when it fails */
export async function execute(
  program: string,
  words: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${Buffer.concat(err)}`);
  return Buffer.concat(out).toString();
}
