import { createInterface } from 'node:readline/promises';
import { BccxError } from '../errors/bccx-error.ts';
import { printErr } from './terminal.ts';

/** True when somebody can be asked: both what is shown and what is typed are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks a question on the terminal; only `y` or `yes` is a yes.
 *
 * @param name of the package, for the error
 * @throws {BccxError} BCCX_ADD_INTERRUPTED on Ctrl-C
 */
export async function agree(question: string, name: string): Promise<boolean> {
  const stop = new AbortController();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('SIGINT', () => stop.abort());
  terminal.on('close', () => stop.abort());
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: stop.signal });
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } catch {
    printErr('\n');
    throw new BccxError('BCCX_ADD_INTERRUPTED', { package: name });
  } finally {
    terminal.close();
  }
}
