import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ABI_COMPANION } from './abi.generated.ts';
import { FrameDecoder } from './frame-decoder.ts';
import { Journal, type Outcome } from './journal.ts';
import { LineSplitter } from './line-splitter.ts';
import { ANSWER, COMMAND, decodeHeader, encodeHeader, HEADER_BYTES } from './protocol.ts';
import {
  CONTROL_BYTES,
  CONTROL_OP,
  encodeControl,
  KNOWN_BYTES,
  NAME_BYTES,
  parseSubject,
  READ_BYTES,
  READER_OP,
  REPLY_BYTES,
  REQUEST_BYTES,
} from './reader-protocol.ts';
import { Results } from './results.ts';

const reader = resolve(import.meta.dirname, '../../libbpf-glue/reader');
const header = readFileSync(resolve(reader, 'protocol.h'), 'utf8');

/** Enumerators of protocol.h whose names begin so. */
function enumerators(enumName: string): Record<string, number> {
  const body = new RegExp(`enum ${enumName} \\{([^}]*)\\}`).exec(header)?.[1] ?? '';
  const found = body.matchAll(/^\s*READER_(\w+) = (\d+),/gm);
  return Object.fromEntries([...found].map(([, name = '', value]) => [name, Number(value)]));
}

test('the reader and its clients speak the same language', () => {
  expect(enumerators('reader_op')).toEqual(READER_OP);
  expect(enumerators('reader_control_op')).toEqual(CONTROL_OP);
  const sizes = [...header.matchAll(/sizeof\(struct (\w+)\) == (\d+)/g)].map(([, name, size]) => [name, Number(size)]);
  expect(sizes).toEqual([
    ['reader_request', REQUEST_BYTES],
    ['reader_reply', REPLY_BYTES],
    ['reader_known', KNOWN_BYTES],
    ['reader_control', CONTROL_BYTES],
  ]);
  expect(header).toContain('#define READER_LENGTH_MAX (1u << 20)');
  expect(READ_BYTES).toBe(1 << 20);
  expect(Number(/READER_NAME_MAX (\d+)u/.exec(header)?.[1])).toBe(NAME_BYTES);
  // Both together must arrive whole: PIPE_BUF.
  expect(REQUEST_BYTES + NAME_BYTES).toBeLessThanOrEqual(4096);
  const companion = readFileSync(resolve(reader, 'companion.h'), 'utf8');
  for (const kind of ['BUILD_ID', 'DEBUGLINK', 'ALTLINK', 'SPLIT_PACKAGE', 'SPLIT_OBJECT'] as const)
    expect(companion).toContain(`COMPANION_${kind} = ${ABI_COMPANION[kind]},`);
});

test('a control has its fields where the reader looks', () => {
  const bytes = encodeControl(CONTROL_OP.BLOCK, 2, { a: 0x0102030405060708n, b: 2n ** 64n - 1n });
  expect(bytes.toString('hex')).toBe(`040000000200000000000000000000000807060504030201${'ff'.repeat(8)}`);
});

test.each([
  ['bccx-reader: 2 8388609 1573 0\0\0\0', { kind: 2, a: 8388609n, b: 1573n }],
  ['bccx-reader: 1 4711 18446744073709551615 1\0', { kind: 1, a: 4711n, b: 18446744073709551615n }],
  ['bccx-reader: 0 0 0 0\0', undefined],
  ['/path/bccx-reader\0--all\0', undefined],
  ['bccx-reader: 2 1', undefined],
  ['', undefined],
])('the subject of %j', (commandLine, subject) => {
  expect(parseSubject(commandLine)).toEqual(subject);
});

test('a header comes back as it was', () => {
  const fields = { op: 3, sequence: 0xffffffff, length: 7, status: -22, a: 1, b: 0x80000000, value: 2n ** 64n - 1n };
  expect(decodeHeader(encodeHeader(fields))).toEqual(fields);
  expect(encodeHeader({}).byteLength).toBe(HEADER_BYTES);
});

test('frames are the same however they are cut', () => {
  const payload = Buffer.from('some result');
  const stream = Buffer.concat([
    encodeHeader({ op: ANSWER.READY }),
    encodeHeader({ op: ANSWER.RESULT, length: payload.length, a: 4, b: 1 }),
    payload,
    encodeHeader({ op: ANSWER.DONE, sequence: 1, value: 9n }),
  ]);
  for (let size = 1; size <= stream.length; size++) {
    const decoder = new FrameDecoder(100);
    const frames = [];
    for (let at = 0; at < stream.length; at += size) frames.push(...decoder.push(stream.subarray(at, at + size)));
    expect(frames.map(({ op }) => op)).toEqual([ANSWER.READY, ANSWER.RESULT, ANSWER.DONE]);
    expect(Buffer.from(frames[1]?.payload ?? []).toString()).toBe('some result');
  }
});

test.each([
  [{ op: ANSWER.READY, length: 1 }, /1 bytes where 0/],
  [{ op: ANSWER.DONE, length: 4097 }, /4097 bytes where 4096/],
  [{ op: ANSWER.LOG, length: 4097 }, /4097 bytes where 4096/],
  [{ op: ANSWER.RESULT, length: 101 }, /101 bytes where 100/],
  [{ op: 0 }, /unknown kind 0/],
])('the frame %j is refused before its bytes have come', (fields, cause) => {
  expect(() => [...new FrameDecoder(100).push(encodeHeader(fields))]).toThrow(cause);
});

test('lines are whole, and long ones are cut', () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const part of ['on', 'e\ntwo\n', '\nthr', 'ee']) splitter.push(part);
  expect(lines).toEqual(['one', 'two', '']);
  splitter.end();
  splitter.end();
  expect(lines).toEqual(['one', 'two', '', 'three']);
  for (let i = 0; i < 100; i++) splitter.push('x'.repeat(1000));
  splitter.push('\n');
  expect(lines.at(-1)?.length).toBeLessThanOrEqual(4096);
});

test('results are joined by kind and number, and bounded together', () => {
  const results = new Results(10);
  results.add(4, 0, Uint8Array.of(1, 2));
  results.add(1, 0, Uint8Array.of(3));
  results.add(4, 0, Uint8Array.of(4));
  expect(() => results.add(4, 1, new Uint8Array(7))).toThrow(/more than the 10 bytes/);
  expect(results.take().map(({ kind, result, bytes }) => [kind, result, [...bytes]])).toEqual([
    ['text', 0, [1, 2, 4]],
    ['profile', 0, [3]],
  ]);
  expect(results.take()).toEqual([]);
  results.add(2, 3, new Uint8Array(10));
});

const answer = {
  op: ANSWER.DONE,
  sequence: 0,
  length: 0,
  status: 0,
  a: 0,
  b: 0,
  value: 0n,
  payload: new Uint8Array(0),
};

test('the journal keeps what another child needs, and settles each command once', () => {
  const journal = new Journal();
  const settled: string[] = [];
  const add = (op: number, name: string, passing = false): void => {
    const settle = (outcome: Outcome): void => void settled.push(`${name} ${'error' in outcome ? 'failed' : 'done'}`);
    journal.add({ op }, new Uint8Array(1), { name, passing, settle });
  };
  add(COMMAND.LOAD, 'load');
  add(COMMAND.CONFIGURE, 'configure');
  add(COMMAND.CONSUME, 'preview', true);
  add(COMMAND.CONSUME, 'first');
  add(COMMAND.FINISH, 'finish');
  add(COMMAND.CONSUME, 'second');
  for (let i = 0; i < 2; i++) journal.advance(answer);
  // A child that dies at a preview is given it again, and one that dies later is not.
  expect(journal.replay().map(({ name }) => name)).toContain('preview');
  for (let i = 0; i < 4; i++) journal.advance(answer);
  expect(settled).toEqual(['load done', 'configure done', 'preview done', 'first done']);
  // The child dies: everything again, and what was settled is not settled again.
  expect(journal.replay().map(({ name }) => name)).toEqual(['load', 'configure', 'first', 'finish', 'second']);
  expect(journal.repeats).toBe(true);
  for (let i = 0; i < 3; i++) journal.advance(answer);
  expect(journal.repeats).toBe(false);
  expect(settled).toHaveLength(4);
  journal.advance(answer);
  expect(settled.at(-1)).toBe('finish done');
  expect(journal.batches.map(({ name }) => name)).toEqual(['second']);
  expect(journal.current?.name).toBe('second');
  expect(journal.replay().map(({ name }) => name)).toEqual(['load', 'configure', 'second']);
  journal.fail(new Error('the end'));
  expect(settled.at(-1)).toBe('second failed');
  expect(settled).toHaveLength(6);
  journal.advance(answer);
});

test('what a module asks is told only to who wants to know, within bounds', () => {
  const frame = (length: number): Uint8Array =>
    Buffer.concat([encodeHeader({ op: ANSWER.ASKED, length }), Buffer.alloc(length)]);
  expect(() => [...new FrameDecoder(100).push(frame(1))]).toThrow('nobody wants to know');
  expect([...new FrameDecoder(100, 64).push(frame(64))]).toMatchObject([{ op: ANSWER.ASKED, length: 64 }]);
  expect(() => [...new FrameDecoder(100, 64).push(frame(65))]).toThrow('65 bytes where 64 are allowed');
});
