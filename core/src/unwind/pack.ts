import type { BlockPool } from './block-pool.ts';
import { layout, type UnwindRows } from './layout.ts';
import type { Run } from './run-allocator.ts';

/** An object's table as it lies in the pools. */
export interface PackedTable {
  /** First block of the index. */
  readonly index: number;
  /** Index entries: KiB of text. */
  readonly chunks: number;
  /** Every block that was taken from the pool. */
  readonly blocks: readonly Run[];
}

const CHUNK = 1 << layout.chunkShift;
const RULE_MASK = (1 << layout.ruleBits) - 1;
const KIND_SHIFT = 19;
const KIND_FAR = 7;

/** An object's table as it lies in blocks that begin at number 0: the index, then the rows. */
export interface TableWords {
  /** Index entries: KiB of text. */
  readonly chunks: number;
  readonly rowBlocks: number;
  /** Whole blocks. Index entries count row blocks from 0. */
  readonly words: Uint32Array;
}

/** Blocks that the index of so many KiB takes. */
export function indexBlocks(chunks: number): number {
  return Math.ceil(chunks / layout.blockIndex);
}

/**
 * Write an object's rows into blocks of a pool.
 *
 * Rows come from a file that nobody vouches for. Whatever they say, only blocks of this table are written; unsorted rows
 * give a table that is wrong for this object alone.
 *
 * @returns undefined when the pool's cap does not allow it; then nothing is kept.
 */
export function packTable(rows: UnwindRows, textEnd: number, pool: BlockPool): PackedTable | undefined {
  const table = layRows(rows, textEnd);
  return table && placeTable(table, pool);
}

/**
 * Lay out an object's rows in blocks.
 *
 * Every KiB of text gets an index entry {block, first, nr}; its rows start with one for its own first byte, so that a
 * search stays inside. A KiB with one rule throughout keeps it in the entry itself. Rows of one KiB never straddle a
 * block; what does not fit into one, as no compiler writes, is cut.
 *
 * @returns undefined when there are no rows
 */
export function layRows(rows: UnwindRows, textEnd: number): TableWords | undefined {
  const chunks = Math.ceil(textEnd / CHUNK);
  const nr = rows.length >> 1;
  if (chunks === 0 || nr === 0) return undefined;
  const plan = planChunks(rows, chunks);
  const rowsAt = indexBlocks(chunks) * layout.blockRows;
  const words = new Uint32Array(rowsAt + plan.rowBlocks * layout.blockRows);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const at = plan.firstRow[chunk] as number;
    const size = plan.size[chunk] as number;
    if (size === 1) {
      words[2 * chunk] = (rows[2 * at + 1] as number) & RULE_MASK;
      continue;
    }
    const place = plan.place[chunk] as number;
    words[2 * chunk] = Math.floor(place / layout.blockRows);
    words[2 * chunk + 1] = (place % layout.blockRows) | (size << 16);
    writeRows(rows, at, chunk * CHUNK, words.subarray(rowsAt + place, rowsAt + place + size));
  }
  return { chunks, rowBlocks: plan.rowBlocks, words };
}

/**
 * Write a table into blocks of a pool; its words are the pool's from then on, with the numbers of its blocks.
 *
 * @returns undefined when the pool's cap does not allow it; then nothing is kept.
 */
export function placeTable({ chunks, rowBlocks, words }: TableWords, pool: BlockPool): PackedTable | undefined {
  const before = indexBlocks(chunks);
  const index = pool.take(before);
  if (index === undefined) return undefined;
  const first = pool.take(rowBlocks);
  if (first === undefined) {
    pool.free([[index, before]]);
    return undefined;
  }
  for (let chunk = 0; chunk < chunks; chunk++) {
    if ((words[2 * chunk + 1] as number) !== 0) words[2 * chunk] = ((words[2 * chunk] as number) + first) >>> 0;
  }
  const blocks: Run[] = [
    [index, before],
    [first, rowBlocks],
  ];
  pool.write(blocks, words);
  return { index, chunks, blocks };
}

/** Words that a row takes: a FAR rule's high bits need one of their own, before it. */
function wordsOf(rule: number): 1 | 2 {
  return (rule & RULE_MASK) >>> KIND_SHIFT === KIND_FAR ? 2 : 1;
}

interface Plan {
  /** For each KiB: the row in force at its start. */
  readonly firstRow: Uint32Array;
  /** Words of its rows. */
  readonly size: Uint16Array;
  /** Where they go: word number over all row blocks. */
  readonly place: Uint32Array;
  readonly rowBlocks: number;
}

function planChunks(rows: UnwindRows, chunks: number): Plan {
  const nr = rows.length >> 1;
  const firstRow = new Uint32Array(chunks);
  const size = new Uint16Array(chunks);
  const place = new Uint32Array(chunks);
  let at = 0;
  let next = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const low = chunk * CHUNK;
    while (at + 1 < nr && (rows[2 * at + 2] as number) <= low) at++;
    let words: number = wordsOf(rows[2 * at + 1] as number);
    for (let row = at + 1; row < nr && (rows[2 * row] as number) < low + CHUNK; row++) {
      const more = wordsOf(rows[2 * row + 1] as number);
      if (words + more > layout.blockRows) break;
      words += more;
    }
    firstRow[chunk] = at;
    size[chunk] = words;
    if (words === 1) continue;
    const left = layout.blockRows - (next % layout.blockRows);
    if (words > left) next += left;
    place[chunk] = next;
    next += words;
  }
  return { firstRow, size, place, rowBlocks: Math.max(Math.ceil(next / layout.blockRows), 1) };
}

/** The rows of the KiB at `low`, from row `at` on, as many as `into` holds. */
function writeRows(rows: UnwindRows, at: number, low: number, into: Uint32Array): void {
  for (let row = at, used = 0; used < into.length; row++) {
    const pc = row === at ? 0 : ((rows[2 * row] as number) - low) & (CHUNK - 1);
    const rule = rows[2 * row + 1] as number;
    if (wordsOf(rule) === 2) into[used++] = (pc << layout.rowPcShift) | (rule >>> layout.ruleBits);
    into[used++] = (pc << layout.rowPcShift) | (rule & RULE_MASK);
  }
}
