import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BlockPool } from './block-pool.ts';
import { layout } from './layout.ts';
import { type PackedTable, packTable } from './pack.ts';

const POOL_BYTES = layout.poolBlocks * layout.blockBytes;

function memoryPool(maxBytes = 64 * POOL_BYTES): BlockPool {
  return new BlockPool(() => new Uint8Array(POOL_BYTES), maxBytes);
}

/** The walker's look-up, written from the layout's description. */
function ruleAt(pool: BlockPool, table: PackedTable, pc: number): number {
  const chunk = pc >> layout.chunkShift;
  if (chunk >= table.chunks) return 0;
  const entry = pool.words(table.index + Math.floor(chunk / layout.blockIndex));
  const word = (chunk % layout.blockIndex) * 2;
  const second = entry[word + 1] as number;
  const nr = second >>> 16;
  if (nr === 0) return entry[word] as number;
  const rows = pool.words(entry[word] as number);
  const mask = (1 << layout.ruleBits) - 1;
  let at = -1;
  for (let k = 0; k < nr; k++) {
    if ((rows[(second & 0xffff) + k] as number) >>> layout.rowPcShift <= (pc & 1023)) at = (second & 0xffff) + k;
  }
  const rule = (rows[at] as number) & mask;
  const far = rule >>> 19 === 7;
  return (far ? rule | ((rows[at - 1] as number) << layout.ruleBits) : rule) >>> 0;
}

function randomRows(seed: number, textEnd: number, density: number): Uint32Array {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const rows = [0, 1];
  for (let pc = 1; pc < textEnd; pc += 1 + Math.floor((random() * 2) / density)) {
    let rule = Math.floor(random() * 2 ** layout.ruleBits);
    if (rule >>> 19 === 7) rule = (rule | ((1 + Math.floor(random() * 1023)) << layout.ruleBits)) >>> 0;
    rows.push(pc, rule);
  }
  return Uint32Array.from(rows);
}

describe('packTable', () => {
  for (const [name, textEnd, density] of [
    ['a row every byte or two', 5000, 1],
    ['ordinary code', 3_000_000, 0.1],
    ['sparse', 8_000_000, 0.0005],
  ] as const) {
    it(`finds the same rule at every address as the rows themselves: ${name}`, () => {
      const rows = randomRows(7, textEnd, density);
      const pool = memoryPool();
      const table = packTable(rows, textEnd, pool);
      if (!table) throw new Error('no table');
      let at = 0;
      for (let pc = 0; pc < textEnd; pc += textEnd > 10_000 ? 97 : 1) {
        while (at + 1 < rows.length / 2 && (rows[2 * at + 2] as number) <= pc) at++;
        if (ruleAt(pool, table, pc) !== rows[2 * at + 1]) {
          expect({ pc, rule: ruleAt(pool, table, pc) }).toEqual({ pc, rule: rows[2 * at + 1] });
        }
      }
    });
  }

  it('keeps nothing when the cap is reached, and can be used again after frees', () => {
    const pool = memoryPool(POOL_BYTES);
    const rows = randomRows(3, 9_000_000, 0.2);
    expect(packTable(rows, 9_000_000, pool)).toBeUndefined();
    expect(pool.used).toBe(0);
    const small = packTable(randomRows(4, 100_000, 0.2), 100_000, pool);
    expect(small).toBeDefined();
    expect(pool.used).toBeGreaterThan(0);
    for (const [first, count] of small?.blocks ?? []) pool.free(first, count);
    expect(pool.used).toBe(0);
  });

  it('writes only its own blocks for rows that are out of order', () => {
    const pool = memoryPool();
    const before = packTable(randomRows(5, 50_000, 0.1), 50_000, pool);
    const copy = before?.blocks.flatMap(([first, n]) =>
      Array.from({ length: n }, (_, k) => [...pool.words(first + k)]),
    );
    const hostile = Uint32Array.from(Array.from({ length: 20_000 }, (_, k) => Math.imul(k, 2654435761) >>> 0));
    packTable(hostile, 1_000_000, pool);
    expect(
      before?.blocks.flatMap(([first, n]) => Array.from({ length: n }, (_, k) => [...pool.words(first + k)])),
    ).toEqual(copy);
  });
});

it('layout.ts says what the BPF headers say', () => {
  const header = ['unwind_tables.h', 'unwind_row.h']
    .map((file) => readFileSync(new URL(`../../../sdk/bpf/include/bccx/${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const value = (name: string) => Number(new RegExp(`#define ${name} (\\d+)`).exec(header)?.[1]);
  expect({
    version: value('BCCX_UNWIND_LAYOUT'),
    chunkShift: value('BCCX_UNWIND_CHUNK_SHIFT'),
    blockBytes: value('BCCX_UNWIND_BLOCK_BYTES'),
    blockRows: value('BCCX_UNWIND_BLOCK_ROWS'),
    blockIndex: value('BCCX_UNWIND_BLOCK_INDEX'),
    poolBlocks: value('BCCX_UNWIND_POOL_BLOCKS'),
    pools: value('BCCX_UNWIND_POOLS'),
    rowPcShift: value('BCCX_UNWIND_ROW_PC_SHIFT'),
    ruleBits: value('BCCX_RULE_BITS'),
    mappingBytes: 32,
  }).toEqual(layout);
});
