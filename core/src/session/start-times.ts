/** How long each step of a start took, from the start of the process, for `--stats`. */
export class StartTimes {
  readonly #parts: { readonly name: string; ms: number }[] = [];
  #last = 0;

  /** A step that is done now; a step that is done again, with other probes, is added up. */
  done(name: string): void {
    const now = performance.now();
    const known = this.#parts.find((part) => part.name === name);
    if (known === undefined) this.#parts.push({ name, ms: now - this.#last });
    else known.ms += now - this.#last;
    this.#last = now;
  }

  toString(): string {
    const parts = this.#parts.map(({ name, ms }) => `${name} ${Math.round(ms)}`).join(', ');
    return `attached after ${Math.round(this.#last)} ms: ${parts}`;
  }
}
