/** What programs for people who do not see the picture are told of it. */
import { part } from './svg-view.ts';

/** Gives the still picture its roles, and the controls theirs. */
export function describePicture(svg: SVGSVGElement): void {
  const frames = part(svg, 'frames');
  makeTree(frames);
  const first = frames.firstElementChild;
  if (first !== null) makeTreeItem(first, first.querySelector('title')?.textContent ?? 'all', 1);
  first?.setAttribute('tabindex', '0');
  for (const id of ['unzoom', 'search', 'ignorecase', 'before']) {
    const button = svg.querySelector(`#${id}`);
    button?.setAttribute('role', 'button');
    button?.setAttribute('tabindex', '0');
    if (id !== 'unzoom') button?.classList.remove('hide');
  }
  const ignore = part(svg, 'ignorecase');
  ignore.setAttribute('aria-label', 'ic: ignore case');
  ignore.setAttribute('aria-pressed', 'false');
  part(svg, 'details').setAttribute('aria-live', 'polite');
  part(svg, 'matched').setAttribute('role', 'status');
}

export function makeTree(group: Element): void {
  group.setAttribute('role', 'tree');
  group.setAttribute('aria-label', 'Call tree');
}

export function makeTreeItem(element: Element, label: string, level: number): void {
  element.setAttribute('role', 'treeitem');
  element.setAttribute('aria-label', label);
  element.setAttribute('aria-level', String(level));
}

export function makeTitle(text: string): Element {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = text;
  return title;
}
