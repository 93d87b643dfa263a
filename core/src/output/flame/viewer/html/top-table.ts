/** The functions of the tree as a table that can be sorted and searched. */
import type { CallTree } from '../../../../profile/call-tree.ts';
import { topFrames } from '../../../../profile/top-frames.ts';
import type { Picture } from '../../picture.ts';
import type { Found } from '../search.ts';
import { amount, change, share } from './amounts.ts';
import { element } from './elements.ts';

interface Row {
  readonly name: string;
  readonly frame: number;
  readonly self: number | bigint;
  readonly total: number | bigint;
  readonly before: number | bigint;
  readonly after: number | bigint;
}

type SortKey = 'name' | 'self' | 'total' | 'change';

/** Rows written at a time: more come when the end is scrolled to. */
const PAGE = 200;

export class TopTable {
  readonly element: HTMLElement;
  readonly #body: HTMLTableSectionElement;
  readonly #heads = new Map<SortKey, HTMLElement>();
  readonly #picture: Picture;
  readonly #pick: (name: string) => void;
  #tree: CallTree | undefined;
  #column = 0;
  #rows: Row[] = [];
  #shown: Row[] = [];
  #written = 0;
  #sort: SortKey = 'self';
  #found: Found | undefined;

  constructor(picture: Picture, comparison: boolean, pick: (name: string) => void) {
    this.#picture = picture;
    this.#pick = pick;
    this.#body = element('tbody');
    const head = element('tr');
    const keys: SortKey[] = comparison ? ['total', 'self', 'change', 'name'] : ['total', 'self', 'name'];
    for (const key of keys) head.append(this.#heading(key));
    this.element = element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Functions' },
      element('table', { class: 'top' }, element('thead', {}, head), this.#body),
    );
    this.element.addEventListener('scroll', () => this.#more());
  }

  show(tree: CallTree, column: number): void {
    this.#tree = tree;
    this.#column = column;
    const [before, after] = tree.columns.length > 1 ? [totals(tree, 0), totals(tree, 1)] : [];
    this.#rows = topFrames(tree, { column, count: Number.POSITIVE_INFINITY, by: 'total' }).map(
      ({ name, frame, self, total }) => ({
        name,
        frame,
        self,
        total,
        before: before?.get(frame) ?? 0,
        after: after?.get(frame) ?? 0,
      }),
    );
    this.#write();
  }

  highlight(found: Found | undefined): void {
    this.#found = found;
    this.#write();
  }

  #heading(key: SortKey): HTMLElement {
    const title = key === 'name' ? 'function' : key;
    const button = element('button', { type: 'button', title: `Sort by ${title}` }, title);
    button.addEventListener('click', () => {
      this.#sort = key;
      this.#write();
    });
    const cell = element('th', { scope: 'col', class: key === 'name' ? 'name' : 'number' }, button);
    this.#heads.set(key, cell);
    return cell;
  }

  #write(): void {
    for (const [key, cell] of this.#heads) {
      cell.setAttribute('aria-sort', key === this.#sort ? (key === 'name' ? 'ascending' : 'descending') : 'none');
    }
    const rows =
      this.#found === undefined ? this.#rows : this.#rows.filter(({ frame }) => this.#found!.term[frame]! > 0);
    this.#shown = rows.toSorted(comparator(this.#sort));
    this.#written = 0;
    this.#body.replaceChildren();
    this.element.scrollTop = 0;
    this.#more();
  }

  #more(): void {
    if (this.#written > 0 && this.element.scrollTop + this.element.clientHeight < this.element.scrollHeight - 400)
      return;
    const tree = this.#tree;
    if (tree === undefined) return;
    for (const row of this.#shown.slice(this.#written, this.#written + PAGE)) this.#body.append(this.#row(tree, row));
    this.#written += PAGE;
  }

  #row(tree: CallTree, { name, self, total, before, after }: Row): HTMLElement {
    const whole = tree.total[this.#column]![0]!;
    const number = (value: number | bigint): HTMLElement => {
      const bar = element('span', { class: 'bar' });
      bar.style.width = `${Math.min(100, (100 * Number(value)) / Number(whole))}%`;
      return element(
        'td',
        { class: 'number' },
        bar,
        `${share(value, whole)} `,
        element('small', {}, amount(this.#picture, value)),
      );
    };
    const link = element('button', { type: 'button', class: 'link', title: 'Show callers and callees' }, name);
    link.addEventListener('click', () => this.#pick(name));
    const cells = [number(total), number(self)];
    if (tree.columns.length > 1) cells.push(element('td', { class: 'number' }, change(tree, before, after)));
    return element('tr', {}, ...cells, element('td', { class: 'name' }, link));
  }
}

function comparator(key: SortKey): (a: Row, b: Row) => number {
  if (key === 'name') return (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  if (key === 'change') {
    const size = (row: Row): number => Math.abs(Number(row.after) - Number(row.before));
    return (a, b) => size(b) - size(a);
  }
  return (a, b) => Number(b[key]) - Number(a[key]);
}

function totals(tree: CallTree, column: number): Map<number, number | bigint> {
  const rows = topFrames(tree, { column, count: Number.POSITIVE_INFINITY, by: 'total' });
  return new Map(rows.map(({ frame, total }) => [frame, total]));
}
