import { isInteractive, redrawLine } from './terminal.ts';

/** Work shorter than this shows nothing. */
const delayMs = 200;

/** One line on a terminal that says what is going on; nothing anywhere else. */
export class Progress {
  readonly #on = isInteractive();
  #timer: NodeJS.Timeout | undefined;
  #shown = false;

  /** Shows the text as soon as the work has taken a moment, or at once when a line stands there already. */
  show(text: string): void {
    if (!this.#on) return;
    clearTimeout(this.#timer);
    const draw = (): void => {
      this.#shown = true;
      redrawLine(text);
    };
    if (this.#shown) draw();
    else this.#timer = setTimeout(draw, delayMs).unref();
  }

  /** Clears the line, before anything else is printed. */
  clear(): void {
    clearTimeout(this.#timer);
    if (this.#shown) redrawLine('');
    this.#shown = false;
  }
}
