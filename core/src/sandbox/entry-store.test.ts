import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CacheFolder } from '../files/cache-folder.ts';
import { RunCache } from './child/run-cache.ts';
import { EntryStore } from './entry-store.ts';
import { decodeEntries, encodeEntries, type KeptEntry } from './kept-entries.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-entries-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const module = Buffer.from('a module');

function store(of: Uint8Array = module): EntryStore {
  return new EntryStore(new CacheFolder(folder, 64 << 20), of);
}

function entry(key: string, value: string | Uint8Array): KeptEntry {
  return { key: Buffer.from(key), value: Buffer.from(value) };
}

function read(from: EntryStore): [string, string][] {
  return decodeEntries(from.read() ?? new Uint8Array(0)).map(({ key, value }) => [
    Buffer.from(key).toString(),
    Buffer.from(value).toString(),
  ]);
}

test('entries come back, the last used first', () => {
  store().write([entry('a', '1'), entry('b', '2'), entry('c', '3')]);
  store().write([entry('d', '4'), entry('b', ''), entry('lost', '')]);
  expect(read(store())).toEqual([
    ['d', '4'],
    ['b', '2'],
    ['a', '1'],
    ['c', '3'],
  ]);
});

test('each module has its own', () => {
  store().write([entry('a', '1')]);
  expect(store(Buffer.from('another')).read()).toBeUndefined();
});

test('beyond the limit those used longest ago are gone', () => {
  const large = new Uint8Array(3 << 20);
  for (const name of ['a', 'b', 'c']) store().write([entry(name, large)]);
  expect(read(store()).map(([key]) => key)).toEqual(['c', 'b']);
});

test('a file that does not fit its sum is thrown away', () => {
  store().write([entry('a', '1'.repeat(100))]);
  const path = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 5) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(store().read(), `byte ${at}`).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('entries that are cut short are an error', () => {
  const bytes = Buffer.concat(encodeEntries([entry('key', 'value'), entry('other', '')]));
  expect(decodeEntries(bytes)).toHaveLength(2);
  for (let length = 1; length < bytes.length; length++) {
    if (length === 16) continue; // the end of the first
    expect(() => decodeEntries(bytes.subarray(0, length)), `${length} bytes`).toThrow('cut short');
  }
  const longKey = { key: new Uint8Array(65), value: new Uint8Array(0) };
  expect(() => decodeEntries(Buffer.concat(encodeEntries([longKey])))).toThrow('cut short');
});

test('a cache tells what was put and what was read of an earlier run', () => {
  const cache = new RunCache();
  cache.fill([entry('read', '1'), entry('unread', '2')]);
  expect(cache.kept()).toBeUndefined();
  expect(cache.get(Buffer.from('read'))).toEqual(Buffer.from('1'));
  expect(cache.kept()).toBeUndefined();
  cache.put(Buffer.from('put'), Buffer.from('3'));
  expect(cache.kept()?.map(({ key, value }) => [Buffer.from(key).toString(), Buffer.from(value).toString()])).toEqual([
    ['put', '3'],
    ['read', ''],
  ]);
});
