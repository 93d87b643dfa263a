import { visible } from '../output/escape.ts';

/** What a reader could not use: counted, with the first few shown, never dropped in silence. */
export class ReadReport {
  #bad = 0;
  readonly #examples: string[] = [];
  readonly #notes: string[] = [];

  /** Lines that held no stack. */
  get bad(): number {
    return this.#bad;
  }

  /** Counts a line that the reader cannot use. */
  badLine(number: number, text: string): void {
    this.#bad++;
    if (this.#examples.length < 3) this.#examples.push(`line ${number}: ${shorten(visible(text))}`);
  }

  /** Something else that the user should know. */
  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  /** Lines for stderr; none when all was well. */
  lines(source: string): string[] {
    const lines = this.#notes.map((note) => `${source}: ${note}`);
    if (this.#bad === 0) return lines;
    const more = this.#bad > this.#examples.length ? `, and ${this.#bad - this.#examples.length} more` : '';
    lines.push(
      `${source}: ${this.#bad} ${this.#bad === 1 ? 'line' : 'lines'} not used: ${this.#examples.join('; ')}${more}`,
    );
    return lines;
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
