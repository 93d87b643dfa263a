/** The colours that a search gives to frames. */
import { percentText } from '../../units.ts';
import { type Found, TERM_COLORS } from './search.ts';
import { NARROW, rectOf, SETTLED, type SvgView } from './svg-view.ts';

export class SearchMarks {
  readonly #colors: readonly string[];
  readonly #painted: SVGElement[] = [];
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `first` replaces the colour of the first term. */
  constructor(first: string | undefined) {
    this.#colors = first === undefined ? TERM_COLORS : [first, ...TERM_COLORS.slice(1)];
  }

  clear(): void {
    clearTimeout(this.#waiting);
    for (const rect of this.#painted) rect.style.removeProperty('fill');
    this.#painted.length = 0;
  }

  /** What can be seen of the matches is there at once; most of a large picture is slivers, which follow. */
  paint(view: SvgView, found: Found): void {
    const { frame } = view.tree;
    const narrow: (readonly [SVGElement, string])[] = [];
    let at = 0;
    for (let group = view.group.firstElementChild; group !== null; group = group.nextElementSibling) {
      const number = frame[view.nodes[at++]!]!;
      const term = number < 0 ? 0 : found.term[number]!;
      if (term === 0) continue;
      const rect = rectOf(group);
      const color = this.#colors[(term - 1) % this.#colors.length]!;
      if (Number(rect.getAttribute('width')) < NARROW) narrow.push([rect, color]);
      else this.#fill(rect, color);
    }
    if (narrow.length === 0) return;
    this.#waiting = setTimeout(() => {
      for (const [rect, color] of narrow) this.#fill(rect, color);
    }, SETTLED);
  }

  #fill(rect: SVGElement, color: string): void {
    // A property of its own costs the browser less than a class that a rule waits for.
    rect.style.fill = color;
    this.#painted.push(rect);
  }
}

/** `43.20% (40.00%, 3.20%)`: all terms together, and each where there are several. */
export function foundShare(found: Found, whole: number): string {
  const all = `${percentText(found.amount, whole)}%`;
  if (found.amounts.length < 2) return all;
  return `${all} (${found.amounts.map((amount) => `${percentText(amount, whole)}%`).join(', ')})`;
}
