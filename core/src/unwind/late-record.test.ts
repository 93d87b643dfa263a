import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeLateRecords, LATE_HEAD_BYTES, STACK_BYTES, STACK_ENTRY_BYTES, stackEntries } from './late-record.ts';

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

test('one that could not be walked keeps the instruction it was at', () => {
  const [record] = decodeLateRecords(batch(late(3)));
  if (record === undefined) throw new Error('no record');
  const [entry] = stackEntries(record, new BigUint64Array(), 4).map((bytes) => Buffer.from(bytes));
  expect([entry?.readUInt16LE(18), entry?.readUInt32LE(40)]).toEqual([4, 1]);
  expect(entry?.readBigUInt64LE(56)).toBe(0x1234n | (1n << 57n));
});

test('the sizes are those of the header', () => {
  const header = readFileSync(new URL('../../../sdk/bpf/include/bccx/late_record.h', import.meta.url), 'utf8');
  const size = (name: string): number =>
    Number(new RegExp(`_Static_assert\\(sizeof\\(struct ${name}\\) == (\\d+)`).exec(header)?.[1]);
  expect(size('bccx_late')).toBe(LATE_HEAD_BYTES);
  expect(size('bccx_stack')).toBe(STACK_BYTES);
});
