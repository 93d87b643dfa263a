import { expect } from 'vitest';
import { type PprofFile, sumOf } from './pprof.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload, type Truth } from './workload.ts';

/** Places of memleak's sample types. */
export const bytes = 0;
export const allocations = 1;

/** What a trace by memleak showed, and what the workload says is true. */
export interface Traced {
  readonly file: PprofFile;
  readonly truth: Truth;
  readonly stderr: string;
}

/** Traces a workload from before its work until after it; allocations of any age are shown. */
export async function trace(name: string, words: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Traced> {
  await using workload = await startWorkload(name, 1, env);
  const options = ['-p', String(workload.pid), '-o', '0', ...words, '600'];
  const { file, result: truth, stderr } = await traceWhile('memleak', options, () => workload.work());
  return { file, truth, stderr };
}

/** What the workload says remains is what is shown, function by function. except: those that cannot be told apart. */
export function expectExact(file: PprofFile, { leaks = {} }: Truth, except: readonly string[] = []): void {
  for (const [name, expected] of Object.entries(leaks)) {
    if (except.includes(name)) continue;
    expect({ bytes: sumOf(file, bytes, name), count: sumOf(file, allocations, name) }, name).toEqual(expected);
  }
}
