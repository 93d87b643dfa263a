import { layout } from './layout.ts';

/** Writes blocks into a pool (a BPF array of 4 KiB values): `keys` are places in it, `values` the blocks back to back. */
export type PoolWriter = (pool: number, keys: Uint32Array, values: Uint8Array) => void;

/** A run of neighbouring blocks. */
export type BlockRun = readonly [first: number, count: number];

/** Bytes of one pool. */
export const poolBytes = layout.poolBlocks * layout.blockBytes;

/**
 * The blocks of 4 KiB in which rows and index entries live: who has which, and writing them.
 *
 * An object's index needs neighbours, so free runs are kept sorted and taken first-fit. A freed block must not be given
 * out while the walker may still be reading it: the caller frees late.
 */
export class BlockPool {
  readonly #write: PoolWriter;
  readonly #maxBlocks: number;
  #next = 0;
  #free: [first: number, count: number][] = [];
  #used = 0;

  /** maxBytes: cap on kernel memory, rounded down to whole pools, at least one. */
  constructor(write: PoolWriter, maxBytes: number) {
    this.#write = write;
    this.#maxBlocks = Math.min(Math.max(Math.floor(maxBytes / poolBytes), 1), layout.pools) * layout.poolBlocks;
  }

  /** Blocks handed out now. */
  get used(): number {
    return this.#used;
  }

  /** Bytes of kernel memory that the pools hold. */
  get bytes(): number {
    return Math.ceil(this.#next / layout.poolBlocks) * poolBytes;
  }

  /** First of `count` neighbouring blocks; undefined when the cap would be passed. */
  take(count: number): number | undefined {
    const at = this.#free.findIndex(([, length]) => length >= count);
    const run = this.#free[at];
    let first: number;
    if (run) {
      first = run[0];
      if (run[1] === count) this.#free.splice(at, 1);
      else this.#free[at] = [first + count, run[1] - count];
    } else {
      if (this.#next + count > this.#maxBlocks) return undefined;
      first = this.#next;
      this.#next += count;
    }
    this.#used += count;
    return first;
  }

  /** Give blocks back. */
  free(runs: readonly BlockRun[]): void {
    for (const [, count] of runs) this.#used -= count;
    const sorted = [...this.#free, ...runs].sort((a, b) => a[0] - b[0]);
    this.#free = [];
    for (const [first, count] of sorted) {
      const last = this.#free.at(-1);
      if (last && last[0] + last[1] === first) last[1] += count;
      else this.#free.push([first, count]);
    }
  }

  /** Write whole blocks: `words` holds those of `runs`, in their order. */
  write(runs: readonly BlockRun[], words: Uint32Array): void {
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
