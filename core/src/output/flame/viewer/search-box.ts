/** The field to type a search into, in place of the word "Search". */

const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

export interface SearchBox {
  open(): void;
  close(): void;
  readonly isOpen: boolean;
  /** Shows text that came from elsewhere, such as the address. */
  set(text: string): void;
}

export interface SearchBoxEvents {
  readonly change: (text: string) => void;
  /** Enter (1) or Shift-Enter (-1). */
  readonly step: (direction: 1 | -1) => void;
  readonly close: () => void;
}

export function makeSearchBox(svg: SVGSVGElement, events: SearchBoxEvents): SearchBox {
  let field: HTMLInputElement | undefined;
  let text = '';
  const close = (): void => {
    const holder = field?.parentElement;
    field = undefined;
    holder?.remove();
    events.close();
  };
  const open = (): void => {
    if (field !== undefined) {
      field.focus();
      return;
    }
    const holder = document.createElementNS(SVG, 'foreignObject');
    const width = svg.viewBox.baseVal.width;
    holder.setAttribute('class', 'searchbox');
    holder.setAttribute('x', String(Math.max(4, width - 312)));
    holder.setAttribute('y', '4');
    holder.setAttribute('width', '276');
    holder.setAttribute('height', '30');
    const input = document.createElementNS(XHTML, 'input') as HTMLInputElement;
    input.setAttribute('type', 'search');
    input.setAttribute('aria-label', 'Search for functions by regular expression; several separated by semicolons');
    input.setAttribute('placeholder', 'regexp; more with ;');
    input.value = text;
    input.addEventListener('input', () => {
      text = input.value;
      events.change(text);
    });
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') events.step(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') close();
      else return;
      event.preventDefault();
    });
    holder.append(input);
    svg.append(holder);
    field = input;
    input.focus();
  };
  return {
    open,
    close,
    get isOpen() {
      return field !== undefined;
    },
    set(value) {
      text = value;
      if (field !== undefined && field.value !== value) field.value = value;
    },
  };
}
