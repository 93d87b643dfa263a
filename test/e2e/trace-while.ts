import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { startBccx } from './bccx.ts';
import { type PprofFile, readPprof } from './pprof.ts';
import { Scratch } from './scratch.ts';

/** What a tool made of what happened while it traced. */
export interface TracedWhile<T> {
  readonly file: PprofFile;
  readonly result: T;
  readonly stderr: string;
}

/** Runs a tool from before something happens until after it, then ends it by Ctrl-C; it has to end well. */
export async function traceWhile<T>(
  tool: string,
  words: readonly string[],
  happens: () => Promise<T>,
): Promise<TracedWhile<T>> {
  using scratch = new Scratch();
  const out = scratch.file('out.pb.gz');
  const running = startBccx([tool, '--out', out, ...words]);
  await running.tracing();
  const result = await happens();
  running.signal('SIGINT');
  const { status, stderr } = await running.ended;
  expect(status, stderr).toBe(0);
  return { file: readPprof(readFileSync(out)), result, stderr };
}
