import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BccxError } from '../errors/bccx-error.ts';
import { decodeAsked, encodeAsked } from '../sandbox/asked.ts';
import { RecordedBytes } from './recorded-bytes.ts';
import { RecordedReader } from './recorded-reader.ts';
import type { Recording } from './recording.ts';
import { decodeRecording, encodeRecording } from './recording-file.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const recording: Recording = {
  head: {
    recording: 2,
    abi: '1.0',
    bccx: '0.1.0',
    tool: 'x',
    words: ['-p', '1'],
    arch: 'x64',
    kernel: '6.1',
    maps: [{ name: 'slots', type: 'array', keySize: 4, valueSize: 8 }],
  },
  events: [
    { kind: 'command', op: 2, a: 0, b: 0, value: 0n, status: 0, payload: bytes(1, 2, 3) },
    { kind: 'command', op: 3, a: 15, b: 4_000_000_000, value: 2n ** 64n - 1n, status: -12, payload: bytes() },
    { kind: 'asked', payload: encodeAsked({ op: 'clock', answer: 7n }) },
    { kind: 'emitted', result: { kind: 'text', result: 2, bytes: bytes(65) } },
    { kind: 'entries', stream: 3, payload: bytes(9) },
    { kind: 'records', stream: 1, payload: bytes() },
    { kind: 'turn' },
    { kind: 'made', payload: bytes(66, 67) },
  ],
};

/** The recording with its unpacked bytes changed. */
function changed(change: (unpacked: Buffer) => Uint8Array): Uint8Array {
  return brotliCompressSync(change(brotliDecompressSync(encodeRecording(recording))));
}

function codeOf(packed: Uint8Array): string {
  try {
    decodeRecording(packed, 'x');
    return 'read';
  } catch (error) {
    if (error instanceof BccxError) return error.code;
    throw error;
  }
}

test('a recording is read as it was written', () => {
  const read = decodeRecording(encodeRecording(recording), 'x');
  expect(read.head).toEqual(recording.head);
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, each) =>
        typeof each === 'bigint'
          ? String(each)
          : each instanceof Uint8Array
            ? [...each]
            : each?.type === 'Buffer'
              ? each.data
              : each,
      ),
    );
  expect(plain(read.events)).toEqual(plain(recording.events));
});

test('the same recording has the same bytes', () => {
  expect(Buffer.from(encodeRecording(recording)).equals(encodeRecording(recording))).toBe(true);
});

describe('a recording that cannot be', () => {
  test('is refused wherever it is cut', () => {
    const whole = brotliDecompressSync(encodeRecording(recording)).length;
    const framesFrom = brotliDecompressSync(encodeRecording({ ...recording, events: [] })).length;
    let refused = 0;
    for (let length = 0; length < whole; length++) {
      const code = codeOf(changed((unpacked) => unpacked.subarray(0, length)));
      if (code === 'BCCX_RECORDING_FORMAT') refused++;
      else expect({ length, code, atFrame: length >= framesFrom }).toEqual({ length, code: 'read', atFrame: true });
    }
    // It may end between two frames, and nowhere else.
    expect(whole - refused).toBe(recording.events.length);
  });

  test('of a newer ABI says so', () => {
    expect(codeOf(encodeRecording({ ...recording, head: { ...recording.head, abi: '1.99' } }))).toBe(
      'BCCX_RECORDING_ABI',
    );
    expect(codeOf(encodeRecording({ ...recording, head: { ...recording.head, abi: '2.0' } }))).toBe(
      'BCCX_RECORDING_ABI',
    );
  });

  test.each([
    ['no Brotli', Buffer.from('bccx recording 1\n')],
    ['another form', changed((unpacked) => Buffer.concat([Buffer.from('x'), unpacked]))],
    ['a length beyond its end', changed((unpacked) => Buffer.concat([unpacked, Buffer.alloc(32, 0xff)]))],
    ['a frame of an unknown kind', changed((unpacked) => Buffer.concat([unpacked, Buffer.alloc(32)]))],
    ['a head that is a list', encodeRecording({ ...recording, head: [] as never })],
    ['words that are numbers', encodeRecording({ ...recording, head: { ...recording.head, words: [1] as never } })],
    [
      'a map of a size below zero',
      encodeRecording({
        ...recording,
        head: { ...recording.head, maps: [{ name: 'm', type: 'hash', keySize: -1, valueSize: 8 }] },
      }),
    ],
  ])('has %s', (_, packed) => {
    expect(codeOf(packed)).toBe('BCCX_RECORDING_FORMAT');
  });

  test.each([
    '',
    '\n',
    '{}\n',
    '["clock"]\n',
    '["steal",0,"0",0,0,"","0"]\n',
    '["clock",0,"0",0,0,"","x"]\n',
    '["read",-1,"0",0,0,"","0"]\n',
  ])('holds the question %j', (text) => {
    expect(() => decodeAsked(Buffer.from(text))).toThrow();
  });
});

describe('bytes that were read piece by piece', () => {
  const known = new RecordedBytes();
  known.add(10, bytes(10, 11, 12, 13), 4);
  known.add(14, bytes(14, 15), 2);
  known.add(12, bytes(12, 13, 14), 3);
  known.add(18, bytes(18, 19), 8);

  const read = (start: number, length: number): { count: number | undefined; into: number[] } => {
    const into = new Uint8Array(length);
    const count = known.read(start, into);
    return { count, into: [...into.subarray(0, count ?? 0)] };
  };

  test('are known across pieces', () => expect(read(11, 5)).toEqual({ count: 5, into: [11, 12, 13, 14, 15] }));
  test('end where a read came short', () => expect(read(18, 100)).toEqual({ count: 2, into: [18, 19] }));
  test('are none behind the end', () => expect(read(20, 4)).toEqual({ count: 0, into: [] }));
  test('are unknown in a gap', () => expect(read(14, 5).count).toBeUndefined());
  test('are unknown before the first', () => expect(read(0, 1).count).toBeUndefined());
});

test('processes and objects have handles of their own, and what was not asked is told', () => {
  const asked = [
    { op: 'process', number: 42, at: 5n, length: 1, answer: 1n },
    { op: 'maps', on: 1, at: 0n, length: 8, answer: 2n, bytes: bytes(1, 2) },
    { op: 'object', on: 1, at: 4096n, answer: 1n },
    { op: 'object', on: 1, at: 8192n, answer: -13n },
    { op: 'read', on: 1, at: 0n, length: 4, answer: 4n, bytes: bytes(5, 6, 7, 8) },
    { op: 'size', on: 1, answer: 400n },
  ] as const;
  const reader = new RecordedReader(asked.map((each) => decodeAsked(encodeAsked(each))));
  const process = Number(reader.openProcess(42, 5n, 1));
  expect(reader.maps(process, 0n, new Uint8Array(8))).toBe(2n);
  expect(reader.openObject(process, 8192n)).toBe(-13n);
  const object = Number(reader.openObject(process, 4096n));
  expect(reader.objectSize(object)).toBe(400n);
  const part = new Uint8Array(2);
  expect(reader.readObject(object, 1n, part)).toBe(2n);
  expect([...part]).toEqual([6, 7]);
  expect(reader.missing.size).toBe(0);
  expect(reader.readObject(object, 100n, part)).toBe(-5n);
  expect(reader.openProcess(43, 5n, 1)).toBe(-5n);
  expect([...reader.missing]).toEqual([
    '2 bytes at 100 of read of object at 0x1000 of process 42 (start 5, epoch 1)',
    'process 43 (start 5, epoch 1)',
  ]);
  expect(reader.maps(99, 0n, part)).toBe(-9n);
});
