import { layout } from './layout.ts';

/** Gives the memory of pool `n` (4 MiB, shared with the kernel), making it reachable for the walker first. */
export type PoolSource = (n: number) => Uint8Array;

/**
 * The blocks of 4 KiB in which rows and index entries live.
 *
 * Blocks are handed out in rising order and come back through `free`; an object's index needs neighbours, so runs are
 * kept sorted and taken first-fit. A freed block must not be given out before the walker can no longer be reading it:
 * the caller frees late.
 */
export class BlockPool {
  readonly #source: PoolSource;
  readonly #pools: Uint8Array[] = [];
  readonly #maxBlocks: number;
  #next = 0;
  /** Free runs [first, length], sorted by first. */
  #runs: [first: number, length: number][] = [];
  #used = 0;

  /** maxBytes: memory cap, rounded down to whole pools, at least one. */
  constructor(source: PoolSource, maxBytes: number) {
    this.#source = source;
    const pools = Math.floor(maxBytes / (layout.poolBlocks * layout.blockBytes));
    this.#maxBlocks = Math.min(Math.max(pools, 1), layout.pools) * layout.poolBlocks;
  }

  /** Blocks handed out now. */
  get used(): number {
    return this.#used;
  }

  /** Bytes of kernel memory held by the pools. */
  get bytes(): number {
    return this.#pools.length * layout.poolBlocks * layout.blockBytes;
  }

  /** First of `count` neighbouring blocks, zeroed; undefined when the cap would be passed. */
  take(count: number): number | undefined {
    const run = this.#runs.findIndex(([, length]) => length >= count);
    let first: number;
    if (run >= 0) {
      const [start, length] = this.#runs[run] as [number, number];
      first = start;
      if (length === count) this.#runs.splice(run, 1);
      else this.#runs[run] = [start + count, length - count];
    } else {
      if (this.#next + count > this.#maxBlocks) return undefined;
      first = this.#next;
      this.#next += count;
    }
    this.#used += count;
    for (let n = first; n < first + count; n++) this.words(n).fill(0);
    return first;
  }

  /** Give back `count` blocks from `first` on. */
  free(first: number, count: number): void {
    this.#used -= count;
    const at = this.#runs.findIndex(([start]) => start > first);
    this.#runs.splice(at < 0 ? this.#runs.length : at, 0, [first, count]);
    const merged: [number, number][] = [];
    for (const run of this.#runs) {
      const last = merged.at(-1);
      if (last && last[0] + last[1] === run[0]) last[1] += run[1];
      else merged.push([...run]);
    }
    this.#runs = merged;
  }

  /** The 1024 words of a block, shared with the kernel. */
  words(block: number): Uint32Array {
    const pool = Math.floor(block / layout.poolBlocks);
    while (this.#pools.length <= pool) this.#pools.push(this.#source(this.#pools.length));
    const memory = this.#pools[pool] as Uint8Array;
    return new Uint32Array(
      memory.buffer,
      memory.byteOffset + (block % layout.poolBlocks) * layout.blockBytes,
      layout.blockRows,
    );
  }
}
