import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AnswerDecoder } from './answer-decoder.ts';
import { encodeRequests, REQUEST_BYTES, UNWIND_OP } from './table-request.ts';

const HEAD = 128;

interface Given {
  token: number;
  error?: number;
  segments?: [bigint, bigint, bigint][];
  rows?: number[];
}

/** An answer as bccx-unwind writes it. */
function answer({ token, error = 0, segments = [], rows = [] }: Given): Buffer {
  const bytes = Buffer.alloc(HEAD + segments.length * 24 + rows.length * 4);
  bytes.writeUInt32LE(token, 0);
  bytes.writeInt32LE(error, 4);
  bytes.writeBigUInt64LE(0x400000n, 8);
  bytes.writeBigUInt64LE(0x1000n, 16);
  bytes.writeBigUInt64LE(0x5000n, 24);
  bytes.writeBigUInt64LE(1000n, 32);
  bytes.writeBigUInt64LE(10n, 40);
  bytes.writeUInt32LE(segments.length, 48);
  bytes.writeUInt32LE(rows.length / 2, 52);
  bytes.writeUInt32LE(1, 56);
  bytes.fill(0xab, 64, HEAD);
  for (const [i, words] of segments.entries()) {
    for (const [k, word] of words.entries()) bytes.writeBigUInt64LE(word, HEAD + i * 24 + k * 8);
  }
  for (const [i, word] of rows.entries()) bytes.writeUInt32LE(word, HEAD + segments.length * 24 + i * 4);
  return bytes;
}

describe('AnswerDecoder', () => {
  const all = Buffer.concat([
    answer({ token: 7, segments: [[0x1000n, 0x401000n, 0x4000n]], rows: [0, 1, 16, 2] }),
    answer({ token: 8, error: -61 }),
    answer({ token: 9, rows: [0, 3] }),
  ]);

  for (const size of [1, 7, 57, 129, 200, 1000]) {
    it(`takes answers apart that come ${size} bytes at a time`, () => {
      const decoder = new AnswerDecoder();
      const answers = [];
      for (let at = 0; at < all.length; at += size) answers.push(...decoder.push(all.subarray(at, at + size)));
      expect(answers.map(({ token, error, rows }) => [token, error, [...rows]])).toEqual([
        [7, 0, [0, 1, 16, 2]],
        [8, -61, []],
        [9, 0, [0, 3]],
      ]);
      expect(answers[0]).toMatchObject({
        base: 0x400000n,
        textEnd: 0x5000,
        fdeBytes: 1000n,
        unsupportedBytes: 10n,
        vouched: true,
        digest: 'ab'.repeat(64),
        segments: [{ offset: 0x1000n, vaddr: 0x401000n, size: 0x4000n }],
      });
    });
  }

  it('refuses heads that claim more than any table has, before it keeps their bodies', () => {
    for (const [at, value] of [
      [48, 17],
      [52, (4 << 20) + 1],
      [28, 1],
    ] as const) {
      const greedy = answer({ token: 1 });
      greedy.writeUInt32LE(value, at);
      expect(() => [...new AnswerDecoder().push(greedy)], `field at ${at}`).toThrow(RangeError);
    }
  });
});

it('encodes requests as struct unwind_request', () => {
  const bytes = encodeRequests([
    { startNs: 1n, mapStart: 2n, tgid: 3, epoch: 4, token: 5 },
    { startNs: 0x1122334455667788n, mapStart: 0x7fff_0000_0000n, tgid: 6, epoch: 7, token: 8, op: UNWIND_OP.VOUCHED },
  ]);
  expect(bytes.byteLength).toBe(2 * REQUEST_BYTES);
  expect(Buffer.from(bytes).toString('hex')).toBe(
    '0100000000000000020000000000000003000000040000000500000000000000' +
      '88776655443322110000' +
      '0000ff7f0000060000000700000008000000' +
      '02000000',
  );
});

it('has the numbers of protocol.h', () => {
  const header = readFileSync(new URL('../../libbpf-glue/unwind/protocol.h', import.meta.url), 'utf8');
  const operations = [...header.matchAll(/\bUNWIND_([A-Z]+) = (\d+)/g)].map(([, name, value]) => [name, Number(value)]);
  expect(Object.fromEntries(operations)).toEqual(UNWIND_OP);
  expect(header).toContain(`sizeof(struct unwind_request) == ${REQUEST_BYTES}`);
  expect(header).toContain(`sizeof(struct unwind_answer) == ${HEAD}`);
});
