/** Longest line that is kept; the rest of a longer one is dropped. */
const LINE_LENGTH = 4096;

/** Cuts the text of a stream into lines. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, LINE_LENGTH);
    for (const line of lines) this.#onLine(line.slice(0, LINE_LENGTH));
  }

  /** A last line without its end. */
  end(): void {
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }
}
