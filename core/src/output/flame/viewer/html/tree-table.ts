/** The call tree as a table whose rows open. Rows are made when they are first seen. */
import type { CallTree } from '../../../../profile/call-tree.ts';
import type { Picture } from '../../picture.ts';
import type { Found } from '../search.ts';
import { childNodes, nodeName } from '../tree-path.ts';
import { amount, change, share } from './amounts.ts';
import { element } from './elements.ts';

/** Children written at once; a row stands for the rest. */
const MOST_CHILDREN = 300;

export class TreeTable {
  readonly element: HTMLElement;
  readonly #body: HTMLTableSectionElement;
  readonly #picture: Picture;
  #tree: CallTree | undefined;
  #column = 0;
  #found: Found | undefined;
  readonly #open = new Set<number>();

  constructor(picture: Picture, comparison: boolean) {
    this.#picture = picture;
    this.#body = element('tbody');
    const heads = comparison ? ['total', 'self', 'change'] : ['total', 'self'];
    const head = element(
      'tr',
      {},
      ...heads.map((text) => element('th', { scope: 'col', class: 'number' }, text)),
      element('th', { scope: 'col', class: 'name' }, 'function'),
    );
    this.element = element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        { class: 'tree', role: 'treegrid', 'aria-label': 'Call tree' },
        element('thead', {}, head),
        this.#body,
      ),
    );
    this.#body.addEventListener('click', (event) => this.#toggle((event.target as Element).closest('tr')));
    this.#body.addEventListener('keydown', (event) => this.#key(event));
  }

  show(tree: CallTree, column: number): void {
    this.#tree = tree;
    this.#column = column;
    this.#open.clear();
    this.#body.replaceChildren(this.#row(0));
    // The way to the widest leaf is open from the beginning, as far as it is plain.
    let node = 0;
    for (let level = 0; level < 40; level++) {
      this.#expand(this.#body.querySelector<HTMLElement>(`tr[data-node="${node}"]`)!);
      const widest = this.#children(node)[0];
      if (widest === undefined || Number(tree.total[column]![widest]!) < Number(tree.total[column]![node]!) * 0.6)
        break;
      node = widest;
    }
    this.#body.querySelector('tr')?.setAttribute('tabindex', '0');
  }

  highlight(found: Found | undefined): void {
    this.#found = found;
    for (const row of this.#body.querySelectorAll<HTMLElement>('tr[data-node]')) this.#mark(row);
  }

  #children(node: number): number[] {
    const tree = this.#tree!;
    const totals = tree.total[this.#column]!;
    return childNodes(tree, node)
      .filter((child) => Number(totals[child]!) > 0)
      .sort((a, b) => Number(totals[b]!) - Number(totals[a]!));
  }

  #row(node: number): HTMLElement {
    const tree = this.#tree!;
    const whole = tree.total[this.#column]![0]!;
    const total = tree.total[this.#column]![node]!;
    const self = tree.self[this.#column]![node]!;
    const number = (value: number | bigint): HTMLElement =>
      element('td', { class: 'number' }, `${share(value, whole)} `, element('small', {}, amount(this.#picture, value)));
    const cells = [number(total), number(self)];
    if (tree.columns.length > 1) {
      cells.push(element('td', { class: 'number' }, change(tree, tree.total[0]![node]!, tree.total[1]![node]!)));
    }
    const leaf = this.#children(node).length === 0;
    const name = element(
      'td',
      { class: 'name' },
      element('span', { class: 'twist' }, leaf ? '·' : '▸'),
      nodeName(tree, node),
    );
    name.style.paddingLeft = `${Math.min(tree.depth[node]!, 200) * 14 + 6}px`;
    const row = element(
      'tr',
      { 'data-node': String(node), tabindex: '-1', 'aria-level': String(tree.depth[node]! + 1) },
      ...cells,
      name,
    );
    if (!leaf) row.setAttribute('aria-expanded', 'false');
    this.#mark(row);
    return row;
  }

  #mark(row: HTMLElement): void {
    const frame = this.#tree!.frame[Number(row.dataset['node'])]!;
    row.classList.toggle('found', frame >= 0 && this.#found !== undefined && this.#found.term[frame]! > 0);
  }

  #toggle(row: HTMLElement | null): void {
    if (row === null || row.dataset['node'] === undefined) return;
    if (this.#open.has(Number(row.dataset['node']))) this.#collapse(row);
    else this.#expand(row);
  }

  #expand(row: HTMLElement): void {
    const node = Number(row.dataset['node']);
    const children = this.#children(node);
    if (children.length === 0 || this.#open.has(node)) return;
    this.#open.add(node);
    row.setAttribute('aria-expanded', 'true');
    row.querySelector('.twist')!.textContent = '▾';
    const rows: HTMLElement[] = children.slice(0, MOST_CHILDREN).map((child) => this.#row(child));
    if (children.length > MOST_CHILDREN) {
      const text = `… ${children.length - MOST_CHILDREN} more, each narrower`;
      rows.push(
        element('tr', { 'aria-level': String(this.#tree!.depth[node]! + 2) }, element('td', { colspan: '4' }, text)),
      );
    }
    row.after(...rows);
  }

  #collapse(row: HTMLElement): void {
    const node = Number(row.dataset['node']);
    const level = Number(row.getAttribute('aria-level'));
    for (let next = row.nextElementSibling; next !== null; next = row.nextElementSibling) {
      if (Number(next.getAttribute('aria-level')) <= level) break;
      this.#open.delete(Number((next as HTMLElement).dataset['node']));
      next.remove();
    }
    this.#open.delete(node);
    row.setAttribute('aria-expanded', 'false');
    row.querySelector('.twist')!.textContent = '▸';
  }

  #key(event: KeyboardEvent): void {
    const row = (event.target as Element).closest('tr') as HTMLElement | null;
    if (row === null) return;
    let next: Element | null = null;
    if (event.key === 'ArrowDown') next = row.nextElementSibling;
    else if (event.key === 'ArrowUp') next = row.previousElementSibling;
    else if (event.key === 'ArrowRight') this.#expand(row);
    else if (event.key === 'ArrowLeft') this.#collapse(row);
    else if (event.key === 'Enter' || event.key === ' ') this.#toggle(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) return;
    row.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    (next as HTMLElement).focus();
  }
}
