import { layout } from './layout.ts';
import { type Run, RunAllocator } from './run-allocator.ts';

/** Writes blocks into a pool (a BPF array of 4 KiB values): `keys` are places in it, `values` the blocks back to back. */
export type PoolWriter = (pool: number, keys: Uint32Array, values: Uint8Array) => void;

/** Bytes of one pool. */
export const poolBytes = layout.poolBlocks * layout.blockBytes;

/** The blocks of 4 KiB in which rows and index entries live: who has which, and writing them. */
export class BlockPool {
  readonly #write: PoolWriter;
  readonly #blocks: RunAllocator;

  /** maxBytes: cap on kernel memory, rounded down to whole pools, at least one. */
  constructor(write: PoolWriter, maxBytes: number) {
    this.#write = write;
    const pools = Math.min(Math.max(Math.floor(maxBytes / poolBytes), 1), layout.pools);
    this.#blocks = new RunAllocator(pools * layout.poolBlocks);
  }

  /** Blocks handed out now. */
  get used(): number {
    return this.#blocks.used;
  }

  /** Bytes of kernel memory that the pools hold. */
  get bytes(): number {
    return Math.ceil(this.#blocks.reach / layout.poolBlocks) * poolBytes;
  }

  /** First of `count` neighbouring blocks; undefined when the cap would be passed. */
  take(count: number): number | undefined {
    return this.#blocks.take(count);
  }

  /** Give blocks back, once the walker cannot be reading them any more. */
  free(runs: readonly Run[]): void {
    this.#blocks.free(runs);
  }

  /** Write whole blocks: `words` holds those of `runs`, in their order. */
  write(runs: readonly Run[], words: Uint32Array): void {
    const numbers = runs.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + i));
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    for (let from = 0; from < numbers.length; ) {
      const pool = Math.floor((numbers[from] as number) / layout.poolBlocks);
      let to = from;
      while (to < numbers.length && Math.floor((numbers[to] as number) / layout.poolBlocks) === pool) to++;
      const keys = Uint32Array.from(numbers.slice(from, to), (n) => n % layout.poolBlocks);
      this.#write(pool, keys, bytes.subarray(from * layout.blockBytes, to * layout.blockBytes));
      from = to;
    }
  }
}
