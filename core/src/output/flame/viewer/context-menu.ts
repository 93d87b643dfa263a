/** A small menu of HTML buttons inside an SVG, for long presses and the menu key. */

const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

export interface MenuItem {
  readonly text: string;
  readonly run: () => void;
}

export function openMenu(svg: SVGSVGElement, at: { x: number; y: number }, items: readonly MenuItem[]): void {
  closeMenu(svg);
  const holder = document.createElementNS(SVG, 'foreignObject');
  holder.setAttribute('class', 'menu');
  const height = items.length * 34 + 10;
  const box = svg.viewBox.baseVal;
  holder.setAttribute('x', String(Math.max(0, Math.min(at.x, box.width - 230))));
  holder.setAttribute('y', String(Math.max(0, Math.min(at.y, box.height - height))));
  holder.setAttribute('width', '230');
  holder.setAttribute('height', String(height));
  const list = document.createElementNS(XHTML, 'div');
  list.setAttribute('role', 'menu');
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
