import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BlockPool, poolBytes } from './block-pool.ts';
import { layout } from './layout.ts';
import { type PackedTable, packTable } from './pack.ts';
import type { Run } from './run-allocator.ts';

/** Pools in memory, as BPF arrays hold them. */
class MemoryPool {
  readonly #pools = new Map<number, Uint32Array>();
  readonly pool: BlockPool;

  constructor(maxBytes = 64 * poolBytes) {
    this.pool = new BlockPool((pool, keys, values) => {
      const memory = this.#pools.get(pool) ?? new Uint32Array(poolBytes / 4);
      this.#pools.set(pool, memory);
      const words = new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4);
      for (const [i, key] of keys.entries()) {
        if (key >= layout.poolBlocks) throw new RangeError(`block ${key} of a pool`);
        memory.set(words.subarray(i * layout.blockRows, (i + 1) * layout.blockRows), key * layout.blockRows);
      }
    }, maxBytes);
  }

  words(block: number): Uint32Array {
    const at = (block % layout.poolBlocks) * layout.blockRows;
    const memory = this.#pools.get(Math.floor(block / layout.poolBlocks));
    if (!memory) throw new RangeError(`no pool of block ${block}`);
    return memory.subarray(at, at + layout.blockRows);
  }

  contents(runs: readonly Run[]): number[][] {
    return runs.flatMap(([first, count]) => Array.from({ length: count }, (_, k) => [...this.words(first + k)]));
  }
}

/** The walker's look-up, written from the layout's description. */
function ruleAt(pool: MemoryPool, table: PackedTable, pc: number): number {
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
      const memory = new MemoryPool();
      const table = packTable(rows, textEnd, memory.pool);
      if (!table) throw new Error('no table');
      let at = 0;
      for (let pc = 0; pc < textEnd; pc += textEnd > 10_000 ? 97 : 1) {
        while (at + 1 < rows.length / 2 && (rows[2 * at + 2] as number) <= pc) at++;
        if (ruleAt(memory, table, pc) !== rows[2 * at + 1]) {
          expect({ pc, rule: ruleAt(memory, table, pc) }).toEqual({ pc, rule: rows[2 * at + 1] });
        }
      }
    });
  }

  it('keeps nothing when the cap is reached, and can be used again after frees', () => {
    const { pool } = new MemoryPool(poolBytes);
    const rows = randomRows(3, 9_000_000, 0.2);
    expect(packTable(rows, 9_000_000, pool)).toBeUndefined();
    expect(pool.used).toBe(0);
    const small = packTable(randomRows(4, 100_000, 0.2), 100_000, pool);
    expect(small).toBeDefined();
    expect(pool.used).toBeGreaterThan(0);
    pool.free(small?.blocks ?? []);
    expect(pool.used).toBe(0);
  });

  it('writes only its own blocks for rows that are out of order', () => {
    const memory = new MemoryPool();
    const before = packTable(randomRows(5, 50_000, 0.1), 50_000, memory.pool);
    if (!before) throw new Error('no table');
    const copy = memory.contents(before.blocks);
    const hostile = Uint32Array.from({ length: 20_000 }, (_, k) => Math.imul(k, 2654435761) >>> 0);
    packTable(hostile, 1_000_000, memory.pool);
    expect(memory.contents(before.blocks)).toEqual(copy);
  });

  it('gives freed neighbours out as one run', () => {
    const { pool } = new MemoryPool();
    const [a, b, c] = [pool.take(3), pool.take(4), pool.take(5)] as [number, number, number];
    pool.free([[a, 3]]);
    pool.free([[c, 5]]);
    pool.free([[b, 4]]);
    expect(pool.take(12)).toBe(a);
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
