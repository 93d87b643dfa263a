import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { BpfMap } from '../binding/map.ts';
import type { BpfObject } from '../binding/object.ts';
import type { DrainOptions } from '../binding/types.ts';
import { openObject, packageDirectory } from './objects.ts';

let object: BpfObject | undefined;

afterEach(() => object?.close());

const u32 = (n: number): Uint8Array => new Uint8Array(Uint32Array.of(n).buffer);
const u64 = (n: number): Uint8Array => new Uint8Array(BigUint64Array.of(BigInt(n)).buffer);

async function loadMaps(): Promise<BpfObject> {
  object = openObject('maps');
  await object.load();
  return object;
}

function fill(map: BpfMap, count: number): void {
  const keys = Uint32Array.from({ length: count }, (_, i) => i);
  const values = BigUint64Array.from({ length: count }, (_, i) => BigInt(i * 7));
  map.updateBatch(new Uint8Array(keys.buffer), new Uint8Array(values.buffer));
}

/** Drains to the end and counts keys; every value has to be seven times its key. */
function tally(map: BpfMap, into: Uint8Array, options: DrainOptions = {}): Map<number, number> {
  const seen = new Map<number, number>();
  const view = new DataView(into.buffer, into.byteOffset);
  for (let done = false; !done; ) {
    const part = map.drain(into, options);
    expect(part.bytes).toBe(part.count * map.info.recordSize);
    for (let at = 0; at < part.bytes; at += map.info.recordSize) {
      const key = Number(view.getBigUint64(at, true));
      expect(Number(view.getBigUint64(at + 8, true))).toBe(key * 7);
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    done = part.done;
  }
  return seen;
}

describe('entries', () => {
  test('are looked up, updated and deleted', async () => {
    const map = (await loadMaps()).map('hash');
    expect(map.lookup(u32(5))).toBeUndefined();
    map.update(u32(5), u64(55));
    expect(map.lookup(u32(5))).toEqual(u64(55));
    expect(() => map.update(u32(5), u64(1), 1)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(map.delete(u32(5))).toBe(true);
    expect(map.delete(u32(5))).toBe(false);
    expect(() => map.lookup(u64(5))).toThrow(expect.objectContaining({ code: 'EMSGSIZE' }));
  });

  test('are given in one call when they are many', async () => {
    const map = (await loadMaps()).map('hash');
    fill(map, 500);
    expect(map.lookup(u32(499))).toEqual(u64(499 * 7));
    expect(() => map.updateBatch(new Uint8Array(8), new Uint8Array(8))).toThrow(
      expect.objectContaining({ code: 'EINVAL' }),
    );
    map.updateBatch(new Uint8Array(0), new Uint8Array(0));
  });
});

describe('drain', () => {
  test.each([
    ['one record at a time', 16, {}],
    ['in parts', 4096, {}],
    ['at once', 1 << 20, {}],
    ['entry by entry', 4096, { batch: false }],
    ['and delete', 4096, { delete: true }],
    ['entry by entry and delete', 4096, { delete: true, batch: false }],
  ])('brings each of 15,000 entries exactly once, %s', async (_how, size, options) => {
    const map = (await loadMaps()).map('hash');
    fill(map, 15_000);
    const seen = tally(map, new Uint8Array(size), options);
    expect(seen.size).toBe(15_000);
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
    expect(tally(map, new Uint8Array(size)).size).toBe('delete' in options ? 0 : 15_000);
  });

  test('writes nothing outside of the view it is given', async () => {
    const map = (await loadMaps()).map('hash');
    fill(map, 100);
    const buffer = new Uint8Array(16 * 10 + 32).fill(0x55);
    const { bytes, count, done } = map.drain(buffer.subarray(16, 16 + 160));
    expect({ bytes, count, done }).toEqual({ bytes: 160, count: 10, done: false });
    expect(buffer.subarray(0, 16)).toEqual(new Uint8Array(16).fill(0x55));
    expect(buffer.subarray(176)).toEqual(new Uint8Array(16).fill(0x55));
  });

  test("writes straight into a WebAssembly module's memory", async () => {
    const map = (await loadMaps()).map('hash');
    fill(map, 1000);
    const memory = new WebAssembly.Memory({ initial: 2, maximum: 4 });
    const seen = tally(map, new Uint8Array(memory.buffer, 4096, 16 * 100));
    expect(seen.size).toBe(1000);
  });

  test('refuses a buffer without room for one record', async () => {
    const map = (await loadMaps()).map('hash');
    expect(() => map.drain(new Uint8Array(15))).toThrow("drain 'hash': a record has 16 bytes, the buffer 15");
  });

  test('loses and doubles nothing while a program adds entries', async () => {
    object = openObject('inserts');
    await object.load();
    const map = object.map('numbered');
    const link = object.program('on_call').attachRawTracepoint('sys_enter');
    const calls = 60_000;
    const child = spawn(
      process.execPath,
      [
        '-e',
        `const getpgid = require('koffi').load('libc.so.6').func('int getpgid(int pid)');
         process.stdin.once('data', () => { for (let i = 0; i < ${calls}; i++) getpgid(0); process.exit(0); });
         process.stdout.write('ready');`,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'], cwd: packageDirectory },
    );
    await once(child.stdout, 'data');
    object.setGlobal('target_tgid', child.pid ?? 0);
    let running = true;
    child.on('exit', () => {
      running = false;
    });
    child.stdin.write('go');

    const seen = new Uint8Array(calls);
    const into = new Uint8Array(16 * 5000);
    const view = new DataView(into.buffer);
    let drains = 0;
    const drainAll = (): void => {
      for (let done = false; !done; ) {
        const part = map.drain(into, { delete: true });
        for (let at = 0; at < part.bytes; at += 16) {
          const key = Number(view.getBigUint64(at, true));
          expect(Number(view.getBigUint64(at + 8, true))).toBe(key * 3);
          seen[key] = (seen[key] ?? 0) + 1;
        }
        done = part.done;
      }
      drains++;
    };
    while (running) {
      drainAll();
      await new Promise(setImmediate);
    }
    link.close();
    drainAll();
    expect(Buffer.from(object.getGlobal('refused')).readBigUInt64LE()).toBe(0n);
    expect(Buffer.from(object.getGlobal('calls')).readBigUInt64LE()).toBe(BigInt(calls));
    expect(seen.every((times) => times === 1)).toBe(true);
    expect(drains).toBeGreaterThan(2);
  });
});
