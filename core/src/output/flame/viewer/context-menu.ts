/** A small menu of HTML buttons inside an SVG, for long presses and the menu key. */

const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** Pixels. */
const ITEM_HEIGHT = 34;
const ITEM_WIDTH = 210;
const PADDING = 10;

export interface MenuItem {
  readonly text: string;
  readonly run: () => void;
}

export function openMenu(svg: SVGSVGElement, at: { x: number; y: number }, items: readonly MenuItem[]): void {
  closeMenu(svg);
  const holder = document.createElementNS(SVG, 'foreignObject');
  holder.setAttribute('class', 'menu');
  const box = svg.viewBox.baseVal;
  // Nothing shows outside the picture: in a low one the items stand side by side.
  const rows = Math.max(1, Math.min(items.length, Math.floor((box.height - PADDING) / ITEM_HEIGHT)));
  const columns = Math.ceil(items.length / rows);
  const height = rows * ITEM_HEIGHT + PADDING;
  const width = columns * ITEM_WIDTH + PADDING;
  holder.setAttribute('x', String(Math.max(0, Math.min(at.x, box.width - width))));
  holder.setAttribute('y', String(Math.max(0, Math.min(at.y, box.height - height))));
  holder.setAttribute('width', String(width));
  holder.setAttribute('height', String(height));
  const list = document.createElementNS(XHTML, 'div');
  list.setAttribute('role', 'menu');
  (list as HTMLElement).style.gridTemplateColumns = `repeat(${columns},1fr)`;
  for (const { text, run } of items) {
    const button = document.createElementNS(XHTML, 'button');
    button.setAttribute('role', 'menuitem');
    button.textContent = text;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      closeMenu(svg);
      run();
    });
    list.append(button);
  }
  list.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const here = document.activeElement;
    if (key === 'Escape') closeMenu(svg);
    else if (key === 'ArrowDown') (here?.nextElementSibling as HTMLElement | null)?.focus();
    else if (key === 'ArrowUp') (here?.previousElementSibling as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  holder.append(list);
  svg.append(holder);
  (list.firstElementChild as HTMLElement | null)?.focus();
}

/** Closes an open menu; true when there was one. */
export function closeMenu(svg: SVGSVGElement): boolean {
  const open = svg.querySelector(':scope > .menu');
  open?.remove();
  return open !== null;
}
