const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit code of a run that a second signal ended. */
const interrupted = 130;

/**
 * What people ask of a trace while it runs: to end (Ctrl-C, SIGTERM, or `request`), or to show what it has (SIGUSR1). A second
 * signal to end ends the program at once.
 */
export class Stop {
  #requested = false;
  /** By a signal: a trace that ended by itself meanwhile still writes its result after the first one. */
  #signalled = false;
  #snapshot = false;
  #wake: (() => void) | undefined;

  readonly #onEnd = (): void => {
    // The kernel detaches what this process holds, and the sandbox ends with its pipes.
    if (this.#signalled) process.exit(interrupted);
    this.#signalled = true;
    this.request();
  };

  readonly #onSnapshot = (): void => {
    this.#snapshot = true;
    this.#wake?.();
  };

  constructor() {
    for (const signal of endSignals) process.on(signal, this.#onEnd);
    process.on('SIGUSR1', this.#onSnapshot);
  }

  get requested(): boolean {
    return this.#requested;
  }

  request(): void {
    this.#requested = true;
    this.#wake?.();
  }

  /** True once after each SIGUSR1. */
  takeSnapshot(): boolean {
    const asked = this.#snapshot;
    this.#snapshot = false;
    return asked;
  }

  /** Resolves after this many milliseconds, or as soon as something is asked for. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, this.#requested || this.#snapshot ? 0 : Math.max(0, ms));
      this.#wake = done;
    });
  }

  close(): void {
    for (const signal of endSignals) process.off(signal, this.#onEnd);
    process.off('SIGUSR1', this.#onSnapshot);
  }
}
