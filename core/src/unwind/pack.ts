import type { BlockPool } from './block-pool.ts';
import { layout, type UnwindRows } from './layout.ts';

/** An object's table as it lies in the pools. */
export interface PackedTable {
  /** First block of the index. */
  readonly index: number;
  /** Index entries: KiB of text. */
  readonly chunks: number;
  /** Everything that was taken from the pool: runs of [first, count]. */
  readonly blocks: readonly (readonly [first: number, count: number])[];
}

const CHUNK = 1 << layout.chunkShift;
const RULE_MASK = (1 << layout.ruleBits) - 1;
const KIND_SHIFT = 19;
const KIND_FAR = 7;

/** Words a row takes: a FAR rule's high bits need one of their own, before it. */
function words(rule: number): 1 | 2 {
  return (rule & RULE_MASK) >>> KIND_SHIFT === KIND_FAR ? 2 : 1;
}

/**
 * Write an object's rows into blocks.
 *
 * Every KiB of text gets an index entry {block, first, nr}; its rows start with one for its own first byte, so that a
 * search stays inside. A KiB with one rule throughout keeps it in the entry itself. Rows of one KiB never straddle a
 * block; what does not fit into one, as no compiler writes, is cut.
 *
 * Rows come from a file that nobody vouches for. Whatever they say, only blocks of this table are written; unsorted rows
 * give a table that is wrong for this object alone.
 *
 * @returns undefined when the pool's cap does not allow it; then nothing is kept.
 */
export function packTable(rows: UnwindRows, textEnd: number, pool: BlockPool): PackedTable | undefined {
  const chunks = Math.ceil(textEnd / CHUNK);
  const nr = rows.length >> 1;
  if (chunks === 0 || nr === 0) return undefined;
  const indexBlocks = Math.ceil(chunks / layout.blockIndex);
  const blocks: [number, number][] = [];
  const taken = (count: number): number | undefined => {
    const first = pool.take(count);
    if (first !== undefined) blocks.push([first, count]);
    return first;
  };
  const giveUp = (): undefined => {
    for (const [first, count] of blocks) pool.free(first, count);
    return undefined;
  };

  const index = taken(indexBlocks);
  if (index === undefined) return giveUp();
  let rowBlock = -1;
  let rowWords: Uint32Array | undefined;
  let used = 0;
  let at = 0; // row in force at the start of the KiB
  for (let chunk = 0; chunk < chunks; chunk++) {
    const low = chunk * CHUNK;
    while (at + 1 < nr && (rows[2 * at + 2] as number) <= low) at++;
    let count = 1;
    let size: number = words(rows[2 * at + 1] as number);
    while (at + count < nr && (rows[2 * (at + count)] as number) < low + CHUNK) {
      const more = words(rows[2 * (at + count) + 1] as number);
      if (size + more > layout.blockRows) break;
      size += more;
      count++;
    }
    const entry = pool.words(index + Math.floor(chunk / layout.blockIndex));
    const word = (chunk % layout.blockIndex) * 2;
    if (size === 1) {
      entry[word] = (rows[2 * at + 1] as number) & RULE_MASK;
      continue;
    }
    if (!rowWords || used + size > layout.blockRows) {
      const block = taken(1);
      if (block === undefined) return giveUp();
      rowBlock = block;
      rowWords = pool.words(block);
      used = 0;
    }
    entry[word] = rowBlock;
    entry[word + 1] = used | (size << 16);
    for (let k = 0; k < count; k++) {
      const pc = k === 0 ? 0 : ((rows[2 * (at + k)] as number) - low) & (CHUNK - 1);
      const rule = rows[2 * (at + k) + 1] as number;
      if (words(rule) === 2) rowWords[used++] = (pc << layout.rowPcShift) | (rule >>> layout.ruleBits);
      rowWords[used++] = (pc << layout.rowPcShift) | (rule & RULE_MASK);
    }
  }
  return { index, chunks, blocks };
}
