const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit code of a run that a second signal ended. */
const interrupted = 130;

/** Says when a trace is to end: a signal, or whoever calls `request`. A second signal ends the program at once. */
export class Stop {
  #requested = false;
  #wake: (() => void) | undefined;
  readonly #onSignal = (): void => {
    // The kernel detaches what this process holds, and the sandbox ends with its pipes.
    if (this.#requested) process.exit(interrupted);
    this.request();
  };

  constructor() {
    for (const signal of signals) process.on(signal, this.#onSignal);
  }

  get requested(): boolean {
    return this.#requested;
  }

  request(): void {
    this.#requested = true;
    this.#wake?.();
  }

  /** Resolves after this many milliseconds, or as soon as the trace is to end. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, this.#requested ? 0 : Math.max(0, ms));
      this.#wake = done;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }

  close(): void {
    for (const signal of signals) process.off(signal, this.#onSignal);
  }
}
