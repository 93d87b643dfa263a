import { expect, test } from 'vitest';
import { BlockPool, poolBytes } from './block-pool.ts';
import { type MappedObject, ObjectTables, type TableBuilder } from './object-tables.ts';
import type { TableAnswer, TableRequest } from './table-request.ts';

const ESRCH = -3;

/** Answers when told to, a table of one rule or the given error. */
class LateBuilder implements TableBuilder {
  readonly asked: number[] = [];
  #pending: (() => void)[] = [];

  build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    this.asked.push(...requests.map(({ tgid }) => tgid));
    return new Promise((resolve) => {
      this.#pending.push(() => {
        for (const { token, tgid } of requests) take(answer(token, tgid === 1 ? ESRCH : 0));
        resolve();
      });
    });
  }

  answerAll(): void {
    for (const each of this.#pending.splice(0)) each();
  }
}

function answer(token: number, error: number): TableAnswer {
  const rows = Uint32Array.of(0, 1 << 19, 2048, 2 << 19);
  return {
    token,
    error,
    base: 0n,
    textEnd: 4096,
    fdeBytes: 0n,
    unsupportedBytes: 0n,
    segments: [],
    rows,
    vouched: false,
    stop: 0,
    digest: '',
  };
}

function tables(builder: TableBuilder): { tables: ObjectTables; pool: BlockPool } {
  const pool = new BlockPool(() => undefined, poolBytes);
  return { tables: new ObjectTables(builder, pool, (free) => free()), pool };
}

const object = (tgid: number): MappedObject => ({ object: '08:01:7', tgid, mapStart: 0x1000n });

test('an object that is being made is not made twice, and both who want it wait for it', async () => {
  const builder = new LateBuilder();
  const { tables: made, pool } = tables(builder);
  const both = [made.ensure([object(2)]), made.ensure([object(3)])];
  builder.answerAll();
  await Promise.all(both);
  expect(builder.asked).toEqual([2]);
  expect(made.get('08:01:7')?.table).toBeDefined();
  expect(pool.used).toBe(2);
});

test('when the process that it was asked of has ended, the next that maps it is asked', async () => {
  const builder = new LateBuilder();
  const { tables: made } = tables(builder);
  const both = [made.ensure([object(1)]), made.ensure([object(2)])];
  builder.answerAll();
  await expect.poll(() => builder.asked).toEqual([1, 2]);
  builder.answerAll();
  await Promise.all(both);
  expect(made.get('08:01:7')?.error).toBe(0);
});

test('of many processes that map it at once, one that has ended costs the others nothing', async () => {
  const builder = new LateBuilder();
  const { tables: made } = tables(builder);
  const all = made.ensure([object(1), object(2), object(3)]);
  builder.answerAll();
  await expect.poll(() => builder.asked).toEqual([1, 2]);
  builder.answerAll();
  await all;
  expect(made.get('08:01:7')?.error).toBe(0);
});

test('an object of which only an ended process knew is not kept as one without a table', async () => {
  const builder = new LateBuilder();
  const { tables: made } = tables(builder);
  const gone = made.ensure([object(1)]);
  builder.answerAll();
  await gone;
  expect(made.get('08:01:7')).toBeUndefined();
});
