import type { CpuClock } from './cpu-clock.ts';

const POLL_MS = 50;

export interface Allowance {
  /** CPU time for one call into the module. */
  readonly cpuSeconds: number;
  /** Time that one call may spend waiting for files. */
  readonly waitSeconds: number;
}

/** Why a call was given up. */
export type Overrun = 'cpu' | 'wait';

/** Watches from outside how much the child uses for one call. */
export class Deadline {
  readonly #allowance: Allowance;
  readonly #onOverrun: (overrun: Overrun) => void;
  #clock: CpuClock | undefined;
  #timer: NodeJS.Timeout | undefined;
  #cpuAtStart = 0;
  #waitedMs = 0;
  #polledAt = 0;
  #held = 0;

  constructor(allowance: Allowance, onOverrun: (overrun: Overrun) => void) {
    this.#allowance = allowance;
    this.#onOverrun = onOverrun;
  }

  /** A call begins. */
  start(clock: CpuClock): void {
    this.#clock = clock;
    this.#cpuAtStart = clock.read().ms;
    this.#waitedMs = 0;
    this.#polledAt = performance.now();
    this.#timer ??= setInterval(() => this.#poll(), POLL_MS);
  }

  /** What is waited for until `release` is no file: it has a limit of its own. */
  hold(): void {
    this.#held++;
  }

  release(): void {
    this.#held--;
  }

  /** Nothing is being called. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #poll(): void {
    const reading = this.#clock?.read();
    if (reading === undefined) return;
    const now = performance.now();
    // Of a late poll, for instance while the host was busy itself, only as much counts as a timely one would have seen.
    if (reading.waiting && this.#held === 0) this.#waitedMs += Math.min(now - this.#polledAt, 2 * POLL_MS);
    this.#polledAt = now;
    if (reading.ms - this.#cpuAtStart > this.#allowance.cpuSeconds * 1000) this.#over('cpu');
    else if (this.#waitedMs > this.#allowance.waitSeconds * 1000) this.#over('wait');
  }

  #over(overrun: Overrun): void {
    this.stop();
    this.#onOverrun(overrun);
  }
}
