/** The colours that a search gives to frames. */
import { percentText } from '../../units.ts';
import { type Found, TERM_COLORS } from './search.ts';
import { rectOf, type SvgView } from './svg-view.ts';

export class SearchMarks {
  readonly #colors: readonly string[];
  readonly #painted: SVGElement[] = [];

  /** `first` replaces the colour of the first term. */
  constructor(first: string | undefined) {
    this.#colors = first === undefined ? TERM_COLORS : [first, ...TERM_COLORS.slice(1)];
  }

  clear(): void {
    for (const rect of this.#painted) rect.style.removeProperty('fill');
    this.#painted.length = 0;
  }

  paint(view: SvgView, found: Found): void {
    const { frame } = view.tree;
    let at = 0;
    for (let group = view.group.firstElementChild; group !== null; group = group.nextElementSibling) {
      const number = frame[view.nodes[at++]!]!;
      const term = number < 0 ? 0 : found.term[number]!;
      if (term === 0) continue;
      const rect = rectOf(group);
      // A property of its own costs the browser less than a class that a rule waits for.
      rect.style.fill = this.#colors[(term - 1) % this.#colors.length]!;
      this.#painted.push(rect);
    }
  }
}

/** `43.20% (40.00%, 3.20%)`: all terms together, and each where there are several. */
export function foundShare(found: Found, whole: number): string {
  const all = `${percentText(found.amount, whole)}%`;
  if (found.amounts.length < 2) return all;
  return `${all} (${found.amounts.map((amount) => `${percentText(amount, whole)}%`).join(', ')})`;
}
