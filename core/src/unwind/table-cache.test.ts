import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layRows } from './pack.ts';
import { type CachedTable, TableCache } from './table-cache.ts';

const digest = 'c0ffee'.repeat(22).slice(0, 128);
const other = digest.replace(/^c0/, 'c1');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-tables-'));
  file = join(folder, digest.slice(0, 64));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function table(): CachedTable {
  const words = layRows(Uint32Array.of(0, 1, 100, 2, 101, 3, 5000, 1 << 19), 8192);
  if (words === undefined) throw new Error('no rows');
  const segments = [{ offset: 0x1000n, vaddr: 0x401000n, size: 0x2000n }];
  return { base: 0x400000n, textEnd: 8192, fdeBytes: 700n, unsupportedBytes: 7n, segments, words };
}

test('a table that was put is got again, also by the next run', () => {
  const cache = new TableCache(folder);
  expect(cache.get(digest)).toBeUndefined();
  cache.put(digest, table());
  expect(cache.get(digest)).toEqual(table());
  expect(new TableCache(folder).get(digest)).toEqual(table());
  expect(new TableCache(folder).get(other)).toBeUndefined();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a missing folder is made, for this user alone', () => {
  const deeper = join(folder, 'a/b');
  new TableCache(deeper).put(digest, table());
  expect(new TableCache(deeper).get(digest)).toEqual(table());
});

test('no byte of a file can be changed: it is thrown away', () => {
  new TableCache(folder).put(digest, table());
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += at < 200 ? 1 : 97) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    writeFileSync(file, damaged, { mode: 0o600 });
    expect(new TableCache(folder).get(digest), `byte ${at}`).toBeUndefined();
    expect(existsSync(file), `byte ${at}`).toBe(false);
  }
});

test('a file that is cut or goes on is thrown away', () => {
  new TableCache(folder).put(digest, table());
  const whole = readFileSync(file);
  for (const bytes of [
    whole.subarray(0, 0),
    whole.subarray(0, 100),
    whole.subarray(0, -4),
    Buffer.concat([whole, whole]),
  ]) {
    writeFileSync(file, bytes, { mode: 0o600 });
    expect(new TableCache(folder).get(digest)).toBeUndefined();
  }
});

test('a table does not count under the name of another object', () => {
  new TableCache(folder).put(digest, table());
  renameSync(file, join(folder, other.slice(0, 64)));
  expect(new TableCache(folder).get(other)).toBeUndefined();
});

test('what others may write to is not used', () => {
  new TableCache(folder).put(digest, table());
  chmodSync(file, 0o620);
  expect(new TableCache(folder).get(digest)).toBeUndefined();
  chmodSync(file, 0o600);
  chmodSync(folder, 0o770);
  const cache = new TableCache(folder);
  expect(cache.get(digest)).toBeUndefined();
  cache.put(other, table());
  expect(readdirSync(folder)).toHaveLength(1);
});

test('links are not followed', () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere, { mode: 0o700 });
  new TableCache(elsewhere).put(digest, table());
  symlinkSync(join(elsewhere, digest.slice(0, 64)), file);
  expect(new TableCache(folder).get(digest)).toBeUndefined();
  symlinkSync(elsewhere, join(folder, 'link'));
  expect(new TableCache(join(folder, 'link')).get(digest)).toBeUndefined();
});

test('a folder that cannot be made costs nothing but the cache', () => {
  const cache = new TableCache('/dev/null/no');
  cache.put(digest, table());
  expect(cache.get(digest)).toBeUndefined();
});
