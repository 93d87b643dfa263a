import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CachedTables } from './cached-tables.ts';
import type { TableBuilder } from './object-tables.ts';
import { TableCache } from './table-cache.ts';
import { type TableAnswer, type TableRequest, UNWIND_OP } from './table-request.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-tables-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface File {
  readonly ofRoot: boolean;
  /** Its first byte, so to speak; it may change between two readings. */
  contents: string;
}

/** Answers as bccx-unwind does, of files that are named by their tgid. */
class Maker implements TableBuilder {
  readonly tablesOf: number[] = [];
  readonly #files: readonly File[];
  /** Called before each op. */
  before: (op: number) => void = () => undefined;

  constructor(files: readonly File[]) {
    this.#files = files;
  }

  async build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    for (const { tgid, token, op = UNWIND_OP.TABLE } of requests) {
      this.before(op);
      const file = this.#files[tgid];
      if (op === UNWIND_OP.TABLE) this.tablesOf.push(tgid);
      const rows = op === UNWIND_OP.TABLE ? Uint32Array.of(0, 1 << 19, 64, 2 << 19) : new Uint32Array(0);
      const digest = op === UNWIND_OP.VOUCHED ? '' : (file?.contents ?? '').repeat(128);
      const facts = {
        base: 0n,
        textEnd: 4096,
        fdeBytes: 1n,
        unsupportedBytes: 0n,
        segments: [],
        stop: 0,
        rows,
        digest,
      };
      take({
        token,
        error: file === undefined ? -3 : 0,
        vouched: op === UNWIND_OP.VOUCHED && !!file?.ofRoot,
        ...facts,
      });
    }
  }
}

/** One run: whose tables were made by whom, and which answers came. */
async function run(files: readonly File[], tgids: readonly number[], before?: Maker['before']) {
  const ofRoot = new Maker(files);
  const others = new Maker(files);
  if (before) ofRoot.before = before;
  const tables = new CachedTables(new TableCache(folder), ofRoot, () => others);
  const requests = tgids.map((tgid, token) => ({ startNs: 0n, epoch: 0, mapStart: 0n, tgid, token }));
  const answers: TableAnswer[] = [];
  await tables.build(requests, (answer) => answers.push(answer));
  answers.sort((a, b) => a.token - b.token);
  return { ofRoot: ofRoot.tablesOf, others: others.tablesOf, answers };
}

const files: File[] = [
  { ofRoot: true, contents: '1' },
  { ofRoot: false, contents: '2' },
  { ofRoot: true, contents: '3' },
];

test("root's files are made once, others' each time and by another process", async () => {
  const first = await run(files, [0, 1, 2]);
  expect(first.ofRoot).toEqual([0, 2]);
  expect(first.others).toEqual([1]);
  const second = await run(files, [0, 1, 2]);
  expect(second.ofRoot).toEqual([]);
  expect(second.others).toEqual([1]);
  expect(readdirSync(folder)).toHaveLength(2);
  for (const { answers } of [first, second]) expect(answers.map(({ error }) => error)).toEqual([0, 0, 0]);
  expect(second.answers[0]?.words?.chunks).toBe(4);
});

test('a file that changed is made anew', async () => {
  await run(files, [0]);
  const changed = await run([{ ofRoot: true, contents: '9' }], [0]);
  expect(changed.ofRoot).toEqual([0]);
});

test('a file that changes while it is looked at is kept under what its table was made of', async () => {
  const shifty: File = { ofRoot: true, contents: '4' };
  await run(files, [0]);
  await run([shifty], [0], (op) => {
    if (op === UNWIND_OP.TABLE) shifty.contents = '5';
  });
  expect(readdirSync(folder).toSorted()).toEqual(['1'.repeat(64), '5'.repeat(64)]);
});

test('an empty cache is asked for nothing', async () => {
  const ops = new Set<number>();
  await run(files, [0, 2], (op) => ops.add(op));
  expect(ops).not.toContain(UNWIND_OP.KEY);
  await run(files, [0, 2], (op) => ops.add(op));
  expect(ops).toContain(UNWIND_OP.KEY);
});

test('a process that is gone is an error and nothing is kept', async () => {
  const { answers } = await run(files, [7, 0]);
  expect(answers.map(({ error }) => error)).toEqual([-3, 0]);
  expect(readdirSync(folder)).toHaveLength(1);
});
