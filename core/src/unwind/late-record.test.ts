import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  decodeLateRecords,
  framePointerFrames,
  LATE_HEAD_BYTES,
  STACK_BYTES,
  STACK_ENTRY_BYTES,
  stackEntries,
} from './late-record.ts';

/** A ring buffer's records, as the glue copies them. */
function batch(...payloads: Uint8Array[]): Uint8Array {
  return Buffer.concat(
    payloads.map((payload) => {
      const record = Buffer.alloc(8 + ((payload.byteLength + 7) & ~7));
      record.writeUInt32LE(payload.byteLength, 0);
      record.set(payload, 8);
      return record;
    }),
  );
}

function late(tgid: number): Buffer {
  const bytes = Buffer.alloc(LATE_HEAD_BYTES + 4096);
  bytes.writeBigUInt64LE(0xfeedn, 0);
  bytes.writeBigUInt64LE(0xffff_ffff_ffff_ffffn, 8);
  bytes.writeUInt32LE(tgid, 16);
  bytes.writeUInt32LE(77, 20);
  bytes.writeBigUInt64LE(5n, 24);
  bytes.writeBigUInt64LE(9n, 32);
  bytes.writeBigUInt64LE(0x1234n, 40);
  return bytes;
}

test('records are taken apart, and what is none is left out', () => {
  const records = decodeLateRecords(batch(late(3), Buffer.alloc(16), late(4)));
  expect(records.map(({ tgid, timeNs, pc, bytes }) => [tgid, timeNs, pc, bytes.byteLength])).toEqual([
    [3, 9n, 0x1234n, LATE_HEAD_BYTES + 4096],
    [4, 9n, 0x1234n, LATE_HEAD_BYTES + 4096],
  ]);
  expect(decodeLateRecords(batch(late(3)).subarray(0, 1000))).toEqual([]);
});

test('a stack lies in as many entries as it takes, under names in a row', () => {
  const [record] = decodeLateRecords(batch(late(3)));
  if (record === undefined) throw new Error('no record');
  const frames = BigUint64Array.from({ length: 300 }, (_, i) => BigInt(i));
  const entries = stackEntries(record, frames, 1).map((bytes) => Buffer.from(bytes));
  expect(entries.map((entry) => entry.byteLength)).toEqual([STACK_ENTRY_BYTES, STACK_ENTRY_BYTES, STACK_ENTRY_BYTES]);
  expect(entries.map((entry) => entry.readBigUInt64LE(8))).toEqual([0xffff_ffff_ffff_ffffn, 0n, 1n]);
  // version, stop, flags, tgid, image, start, frames here, frames that follow, time
  const heads = entries.map((entry) => [
    ...[entry.readUInt16LE(16), entry.readUInt16LE(18), entry.readUInt32LE(20), entry.readUInt32LE(24)],
    ...[entry.readUInt32LE(28), entry.readBigUInt64LE(32), entry.readUInt32LE(40), entry.readUInt32LE(44)],
    entry.readBigUInt64LE(48),
  ]);
  expect(heads).toEqual([
    [1, 1, 4, 3, 77, 5n, 127, 173, 9n],
    [1, 1, 6, 3, 77, 5n, 127, 0, 9n],
    [1, 1, 6, 3, 77, 5n, 46, 0, 9n],
  ]);
  expect(entries[2]?.readBigUInt64LE(56 + 8 * 45)).toBe(299n);
});

test('one that nobody walks by tables is walked by frame pointers, within its slice', () => {
  const sliceAt = 0x7ffc_0000_0000n;
  const walk = (links: readonly (readonly [at: bigint, next: bigint, returns: bigint])[], most = 127): bigint[] => {
    const bytes = late(3);
    bytes.writeBigUInt64LE(sliceAt + 0x10n, 56);
    bytes.writeUInt16LE(most, 90);
    bytes.writeUInt32LE(4096, 96);
    bytes.writeBigUInt64LE(sliceAt, 104);
    for (const [at, next, returns] of links) {
      bytes.writeBigUInt64LE(next, LATE_HEAD_BYTES + Number(at - sliceAt));
      bytes.writeBigUInt64LE(returns, LATE_HEAD_BYTES + Number(at - sliceAt) + 8);
    }
    const [record] = decodeLateRecords(batch(bytes));
    if (record === undefined) throw new Error('no record');
    return [...framePointerFrames(record)];
  };
  const [leaf, caller, root] = [0x1234n | (1n << 57n), 0x2000n | (2n << 57n), 0x3000n | (2n << 57n)];
  const chain = [
    [sliceAt + 0x10n, sliceAt + 0x40n, 0x2000n],
    [sliceAt + 0x40n, 0n, 0x3000n],
  ] as const;
  expect(walk([])).toEqual([leaf]);
  expect(walk(chain)).toEqual([leaf, caller, root]);
  expect(walk(chain, 2)).toEqual([leaf, caller]);
  // A circle, beyond the slice, across its end, and an address below it.
  expect(walk([[sliceAt + 0x10n, sliceAt + 0x10n, 0x2000n]])).toEqual([leaf, caller]);
  for (const next of [sliceAt + 4096n, sliceAt + 4088n, 2n ** 64n - 1n])
    expect(walk([[sliceAt + 0x10n, next, 0x2000n]])).toEqual([leaf, caller]);
  expect(walk([[sliceAt + 0x10n, 8n, 0x2000n]])).toEqual([leaf, caller]);
});

test('the sizes are those of the header', () => {
  const header = readFileSync(new URL('../../../sdk/bpf/include/bccx/late_record.h', import.meta.url), 'utf8');
  const size = (name: string): number =>
    Number(new RegExp(`_Static_assert\\(sizeof\\(struct ${name}\\) == (\\d+)`).exec(header)?.[1]);
  expect(size('bccx_late')).toBe(LATE_HEAD_BYTES);
  expect(size('bccx_stack')).toBe(STACK_BYTES);
});
