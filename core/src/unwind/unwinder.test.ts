import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { TableBuilder } from './object-tables.ts';
import { Unwinder } from './unwinder.ts';

/** Never answers. */
const silent: TableBuilder = { build: () => new Promise(() => undefined) };

/** What is published of which process, in order. */
function unwinder(builder: TableBuilder) {
  const published: number[] = [];
  const maps = {
    mappingPlaces: 65536,
    pools: () => undefined,
    mappings: () => undefined,
    processes: (keys: Uint32Array) => void published.push(...keys),
    removeProcess: () => undefined,
  };
  const onError = (error: unknown): void => expect.fail(String(error));
  return { published, unwinder: new Unwinder({ maps, builder, maxBytes: 1 << 22, onError }) };
}

test('tables that take long to make hold up no other process', async () => {
  const { published, unwinder: tables } = unwinder(silent);
  const children = [spawn('sleep', ['60']), spawn('cat')];
  try {
    for (const { pid } of children) {
      tables.changed(pid ?? 0);
      await expect.poll(() => published).toContain(pid);
    }
  } finally {
    tables.close();
    for (const child of children) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});

test('what changes after the end of a trace is of no interest', async () => {
  const { published, unwinder: tables } = unwinder(silent);
  tables.close();
  tables.changed(process.pid);
  tables.ended(process.pid);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(published).toEqual([]);
});
