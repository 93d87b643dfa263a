import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { Link } from '../binding/link.ts';
import type { BpfObject } from '../binding/object.ts';
import type { RingBuffer } from '../binding/ring.ts';
import { callGetpgid, openObject, packageDirectory } from './objects.ts';

const RECORD = 112; // 101 bytes of payload

let object: BpfObject;
let link: Link;
let ring: RingBuffer;

async function start(lost?: string): Promise<void> {
  object = openObject('events');
  object.setGlobal('target_tgid', process.pid);
  await object.load();
  ring = object.ring('events', lost === undefined ? {} : { lost });
  link = object.program('on_call').attachRawTracepoint('sys_enter');
}

afterEach(() => {
  link.close();
  ring.close();
  object.close();
});

describe('consume', () => {
  test('brings records in order and padded', async () => {
    await start();
    callGetpgid(20);
    expect(ring.waiting()).toBe(20 * RECORD);
    const into = Buffer.alloc(30 * RECORD, 0x55);
    expect(ring.consume(into)).toEqual({ bytes: 20 * RECORD, count: 20, lost: 0n, done: true });
    for (let i = 0; i < 20; i++) {
      const record = into.subarray(i * RECORD, (i + 1) * RECORD);
      expect(record.readUInt32LE(0)).toBe(101);
      expect(record.readUInt32LE(4)).toBe(0);
      expect(record.readBigUInt64LE(8)).toBe(BigInt(i));
      expect(record.subarray(109)).toEqual(Buffer.alloc(3));
    }
    expect(into[20 * RECORD]).toBe(0x55);
  });

  test('goes on where a small buffer ended', async () => {
    await start();
    callGetpgid(5);
    const into = new Uint8Array(2 * RECORD);
    const parts = [ring.consume(into), ring.consume(into), ring.consume(into)];
    expect(parts.map(({ count, done }) => [count, done])).toEqual([
      [2, false],
      [2, false],
      [1, true],
    ]);
  });

  test('counts what was lost since the call before', async () => {
    await start('lost');
    const into = new Uint8Array(4096);
    callGetpgid(100);
    expect(ring.consume(into)).toMatchObject({ count: 36, lost: 64n });
    expect(ring.consume(into)).toMatchObject({ count: 0, lost: 0n });
    callGetpgid(40);
    expect(ring.consume(into)).toMatchObject({ count: 36, lost: 4n });
  });

  test('outlives the object', async () => {
    await start();
    object.close();
    callGetpgid(3);
    expect(ring.consume(new Uint8Array(4096)).count).toBe(3);
  });

  test('refuses a counter that is none', async () => {
    await start();
    expect(() => object.ring('events', { lost: 'narrow' })).toThrow(expect.objectContaining({ code: 'EMSGSIZE' }));
    expect(() => object.ring('plain')).toThrow(expect.objectContaining({ code: 'EINVAL' }));
  });
});

describe('poll', () => {
  test('resolves when a record arrives', async () => {
    await start();
    setTimeout(() => callGetpgid(1), 50);
    const waiting = performance.now();
    expect(await ring.poll(5000)).toBe(RECORD);
    expect(performance.now() - waiting).toBeLessThan(4000);
    expect(ring.consume(new Uint8Array(4096)).count).toBe(1);
    setTimeout(() => callGetpgid(2), 10);
    expect(await ring.poll(-1)).toBeGreaterThanOrEqual(RECORD);
  });

  test('resolves with what waits already, after a turn of the event loop', async () => {
    await start();
    callGetpgid(2);
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    expect(await ring.poll(5000)).toBe(2 * RECORD);
    expect(turned).toBe(true);
  });

  test('resolves with 0 at the timeout and leaves the event loop free', async () => {
    await start();
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    expect(await ring.poll(100)).toBe(0);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
  });

  test('ends when the ring is closed', async () => {
    await start();
    const polled = ring.poll(60_000);
    setTimeout(() => ring.close(), 20);
    expect(await polled).toBe(0);
    expect(() => ring.poll(1)).toThrow(expect.objectContaining({ code: 'ECLOSED' }));
    expect(() => ring.consume(new Uint8Array(1))).toThrow("use ring 'events': it is closed");
    ring.close();
    ring[Symbol.dispose]();
  });

  test('is one at a time', async () => {
    await start();
    const polled = ring.poll(20);
    expect(() => ring.poll(20)).toThrow(expect.objectContaining({ code: 'EBUSY' }));
    expect(await polled).toBe(0);
  });

  test('does not hold a process that exits', async () => {
    await start();
    const script = `
      import { readFileSync } from 'node:fs';
      import { loadGlue } from './dist/index.cjs';
      const object = loadGlue().openObject(readFileSync('build/test/events.bpf.o'), { name: 'events' });
      await object.load();
      object.ring('events').poll(60_000);
      setTimeout(() => process.exit(7), 20);`;
    const begun = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: packageDirectory,
      stdio: 'inherit',
    });
    expect(await once(child, 'exit')).toEqual([7, null]);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
