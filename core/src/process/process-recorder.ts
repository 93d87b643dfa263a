import type { ProcessFollower } from './process-watch.ts';

/** A program maps a dozen libraries in a row when it begins; short-lived ones are gone after a few milliseconds. */
const SETTLE_MS = 3;

/** Has processes recorded while they live: their mappings and files, so that their stacks get names after they ended. */
export class ProcessRecorder implements ProcessFollower {
  readonly #note: (tgids: readonly number[]) => void;
  readonly #changed = new Set<number>();
  #timer: NodeJS.Timeout | undefined;

  /** note: records processes as they are now, again when they were recorded before. */
  constructor(note: (tgids: readonly number[]) => void) {
    this.#note = note;
  }

  changed(tgid: number): void {
    this.#changed.add(tgid);
    this.#timer ??= setTimeout(() => this.#flush(), SETTLE_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#changed.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    const tgids = [...this.#changed];
    this.#changed.clear();
    this.#note(tgids);
  }
}
