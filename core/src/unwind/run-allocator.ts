/** A run of neighbouring places. */
export type Run = readonly [first: number, count: number];

/**
 * Hands out runs of neighbouring places of a fixed space, first-fit, and takes them back.
 *
 * A place that was given back may be handed out at once: whoever shares it with readers in the kernel gives it back late.
 */
export class RunAllocator {
  readonly #size: number;
  #next = 0;
  #free: [first: number, count: number][] = [];
  #used = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Places handed out now. */
  get used(): number {
    return this.#used;
  }

  /** One past the highest place that was ever handed out. */
  get reach(): number {
    return this.#next;
  }

  /** First of `count` neighbours; undefined when there are none. */
  take(count: number): number | undefined {
    const at = this.#free.findIndex(([, length]) => length >= count);
    const run = this.#free[at];
    let first: number;
    if (run) {
      first = run[0];
      if (run[1] === count) this.#free.splice(at, 1);
      else this.#free[at] = [first + count, run[1] - count];
    } else {
      if (this.#next + count > this.#size) return undefined;
      first = this.#next;
      this.#next += count;
    }
    this.#used += count;
    return first;
  }

  free(runs: readonly Run[]): void {
    for (const [, count] of runs) this.#used -= count;
    const sorted = [...this.#free, ...runs].sort((a, b) => a[0] - b[0]);
    this.#free = [];
    for (const [first, count] of sorted) {
      const last = this.#free.at(-1);
      if (last && last[0] + last[1] === first) last[1] += count;
      else this.#free.push([first, count]);
    }
  }
}
