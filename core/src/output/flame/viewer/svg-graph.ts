/** What a reader can do with a flame graph in SVG: zoom, search, walk with the keyboard, touch, link to a view. */
import type { Picture } from '../picture.ts';
import { closeMenu, type MenuItem, openMenu } from './context-menu.ts';
import { type CarriedText, unpackCarried } from './data.ts';
import { detailsText } from './details.ts';
import { readDrawnTree, readTitle } from './drawn-tree.ts';
import { foldedText, save } from './folded-text.ts';
import { formatState, parseState, type ViewState } from './location-state.ts';
import { type Found, parseQuery, searchTree } from './search.ts';
import { makeSearchBox, type SearchBox } from './search-box.ts';
import { foundShare, SearchMarks } from './search-marks.ts';
import { stickFooter } from './sticky-footer.ts';
import { part, rectOf, type Sight, SvgView } from './svg-view.ts';
import { describePicture, makeTitle, makeTree, makeTreeItem } from './tree-item.ts';
import { findPath, nodeName, pathOf, withoutSubtree } from './tree-path.ts';
import { type Place, stepByKey, stepByMatch } from './walk.ts';

const LONG_PRESS = 550;

export class SvgGraph {
  readonly #svg: SVGSVGElement;
  readonly #picture: Picture;
  readonly #carried: CarriedText;
  /** Before the keys of this picture in the address. */
  readonly #prefix: string;
  /** The picture is the whole document. */
  readonly #alone: boolean;
  readonly #searchBox: SearchBox;
  #placeFooter: () => void = () => undefined;
  #view: SvgView | undefined;
  #loading: Promise<SvgView> | undefined;
  #text = '';
  #ignoreCase = false;
  #found: Found | undefined;
  readonly #marks: SearchMarks;
  #here = 0;
  #touched: number | undefined;
  #pressed: ReturnType<typeof setTimeout> | undefined;
  #swallowClick = false;
  #pointer = 'mouse';

  constructor(svg: SVGSVGElement, carried: CarriedText, prefix: string) {
    this.#svg = svg;
    this.#carried = carried;
    this.#picture = carried.carried.picture;
    this.#prefix = prefix;
    this.#marks = new SearchMarks(this.#picture.searchcolor);
    this.#alone = document.documentElement === (svg as Element);
    this.#searchBox = makeSearchBox(svg, {
      change: (text) => void this.search(text),
      step: (direction) => void this.step(direction),
      close: () => this.#svg.focus(),
    });
    this.#listen();
    describePicture(svg);
    if (this.#alone && !this.#picture.inverted) this.#placeFooter = stickFooter(svg, this.#picture);
    void this.#start();
  }

  /** Zooms to a node, as a click does. */
  async zoom(node: number, remember = true): Promise<void> {
    const view = await this.#ready();
    this.#here = node;
    view.draw({ ...view.sight, root: node });
    this.#placeFooter();
    this.#showSearch(view);
    part(this.#svg, 'unzoom').classList.toggle('hide', node === 0);
    this.#showHere(view, false);
    if (remember) this.#remember(true);
  }

  async zoomElement(element: Element): Promise<void> {
    const node = (await this.#ready()).nodeOf(element);
    if (node !== undefined) await this.zoom(node);
  }

  async search(text: string, remember = true): Promise<void> {
    this.#text = text;
    const view = await this.#ready();
    this.#showSearch(view);
    if (remember) this.#remember(false);
  }

  /** Moves to the next drawn frame that matches, or the one before. */
  async step(direction: 1 | -1): Promise<void> {
    const view = await this.#ready();
    const found = this.#found;
    if (found === undefined) return;
    const next = stepByMatch(view.tree, this.#place(view), { found, direction });
    if (next === undefined) return;
    this.#here = next;
    this.#showHere(view, true);
  }

  async #start(): Promise<void> {
    const state = parseState(this.#address(), this.#prefix);
    const width = this.#pageWidth();
    const asked = new URLSearchParams(this.#alone ? location.search : '');
    if (width !== this.#picture.width || state.path.length > 0 || state.search !== '' || asked.size > 0) {
      const view = await this.#ready();
      view.draw({ ...view.sight, width });
      this.#placeFooter();
      await this.#apply(state);
      await this.#applyOldAddress(asked);
    } else {
      // Nothing is waiting for the data: the page is shown first.
      setTimeout(() => void this.#ready(), 50);
    }
  }

  /** Parameters of flamegraph.pl: s searches, x and y are the upper left corner of a frame. */
  async #applyOldAddress(asked: URLSearchParams): Promise<void> {
    const x = asked.get('x');
    const y = asked.get('y');
    if (x !== null && y !== null) {
      for (const rect of part(this.#svg, 'frames').querySelectorAll('rect')) {
        if (Number(rect.getAttribute('x')) !== Number(x) || Number(rect.getAttribute('y')) !== Number(y)) continue;
        const view = await this.#ready();
        const index = Array.prototype.indexOf.call(part(this.#svg, 'frames').children, rect.parentElement);
        const node = view.baseNode(index);
        if (node !== undefined) await this.zoom(node, false);
        break;
      }
    }
    const text = asked.get('s');
    if (text !== null && text !== '') {
      this.#searchBox.set(text);
      await this.search(text, false);
    }
  }

  async #apply(state: ViewState): Promise<void> {
    const view = await this.#ready();
    const node = findPath(view.tree, state.path);
    if (node !== view.sight.root) await this.zoom(node, false);
    this.#setIgnoreCase(state.ignoreCase);
    this.#searchBox.set(state.search);
    if (state.search !== this.#text) await this.search(state.search, false);
  }

  #ready(): Promise<SvgView> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<SvgView> {
    const { carried } = this.#carried;
    if (this.#carried.packed !== '') {
      try {
        const tree = await unpackCarried(this.#carried);
        this.#view = new SvgView(this.#svg, this.#picture, { tree, filled: this.#filled });
        return this.#view;
      } catch {
        // A browser without DecompressionStream shows what is drawn.
      }
    }
    const frames = Array.from(part(this.#svg, 'frames').children);
    const drawn = readDrawnTree(frames, this.#picture.height, carried.columns[this.#picture.column]!);
    this.#view = new SvgView(this.#svg, { ...this.#picture, column: 0 }, { ...drawn, filled: this.#filled });
    return this.#view;
  }

  /** Frames were added to those that are shown. */
  readonly #filled = (): void => {
    if (this.#view !== undefined) this.#showSearch(this.#view);
  };

  #pageWidth(): number {
    if (!this.#picture.fluid) return this.#picture.width;
    const width = this.#alone ? window.innerWidth : this.#svg.getBoundingClientRect().width;
    return width > 0 ? Math.max(320, Math.round(width)) : this.#picture.width;
  }

  #listen(): void {
    const svg = this.#svg;
    svg.addEventListener('click', (event) => void this.#click(event));
    svg.addEventListener('mouseover', (event) => this.#point(event.target as Element));
    svg.addEventListener('mouseout', () => this.#showDetails(' '));
    svg.addEventListener('pointerdown', (event) => this.#press(event));
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      svg.addEventListener(end, () => clearTimeout(this.#pressed));
    }
    svg.addEventListener('focusin', (event) => void this.#focused(event.target as Element));
    const keys: EventTarget = this.#alone ? window : svg;
    keys.addEventListener('keydown', (event) => void this.#key(event as KeyboardEvent));
    window.addEventListener('popstate', () => void this.#apply(parseState(this.#address(), this.#prefix)));
    if (this.#picture.fluid) window.addEventListener('resize', () => void this.#resize());
  }

  async #resize(): Promise<void> {
    const view = await this.#ready();
    const width = this.#pageWidth();
    if (width === view.sight.width) return;
    this.#redraw(view, { width });
  }

  #redraw(view: SvgView, change: Partial<Sight>): void {
    view.draw({ ...view.sight, ...change });
    this.#placeFooter();
    this.#showSearch(view);
    this.#showHere(view, false);
  }

  async #click(event: MouseEvent): Promise<void> {
    const target = event.target as Element;
    if (target.closest('.menu, .searchbox') !== null) return;
    if (closeMenu(this.#svg) || this.#swallowClick) {
      this.#swallowClick = false;
      return;
    }
    const button = target.closest('.button');
    if (button !== null) {
      await this.#button(button.id);
      return;
    }
    const view = await this.#ready();
    const node = view.nodeOf(target);
    if (node === undefined) return;
    if (event.ctrlKey || event.altKey || event.metaKey) {
      this.#remove(view, node);
      return;
    }
    if (this.#pointer === 'touch' && this.#touched !== node) {
      this.#touched = node;
      this.#here = node;
      this.#showHere(view, false);
      return;
    }
    this.#touched = undefined;
    await this.zoom(node);
  }

  async #button(id: string): Promise<void> {
    if (id === 'unzoom') await this.zoom(0);
    else if (id === 'search') this.#toggleSearch();
    else if (id === 'ignorecase') await this.#toggleIgnoreCase();
    else if (id === 'before') await this.#toggleBefore();
  }

  #toggleSearch(): void {
    if (this.#found === undefined || this.#searchBox.isOpen) {
      this.#searchBox.open();
      return;
    }
    this.#searchBox.set('');
    void this.search('');
  }

  async #toggleIgnoreCase(): Promise<void> {
    this.#setIgnoreCase(!this.#ignoreCase);
    await this.search(this.#text);
  }

  #setIgnoreCase(on: boolean): void {
    this.#ignoreCase = on;
    const button = part(this.#svg, 'ignorecase');
    button.classList.toggle('on', on);
    button.setAttribute('aria-pressed', String(on));
  }

  /** A comparison shows the stacks after, or those before: what has vanished is only there. */
  async #toggleBefore(): Promise<void> {
    const view = await this.#ready();
    if (view.tree.total.length < 2) return;
    const column = view.sight.column === 0 ? 1 : 0;
    part(this.#svg, 'before').textContent = column === 0 ? 'Show after' : 'Show before';
    this.#redraw(view, { column, root: 0 });
    part(this.#svg, 'unzoom').classList.add('hide');
  }

  #remove(view: SvgView, node: number): void {
    if (node === 0) return;
    view.replaceTree(withoutSubtree(view.tree, node));
    this.#redraw(view, { root: view.sight.root === node ? 0 : view.sight.root });
  }

  #press(event: PointerEvent): void {
    this.#pointer = event.pointerType;
    clearTimeout(this.#pressed);
    if (event.pointerType !== 'touch') return;
    const target = event.target as Element;
    const at = this.#toPicture(event.clientX, event.clientY);
    this.#pressed = setTimeout(() => {
      const node = this.#view?.nodeOf(target);
      if (node === undefined) return;
      this.#swallowClick = true;
      this.#openMenu(node, at);
    }, LONG_PRESS);
  }

  #toPicture(x: number, y: number): { x: number; y: number } {
    const matrix = this.#svg.getScreenCTM();
    if (matrix === null) return { x, y };
    const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
    return { x: point.x, y: point.y };
  }

  #openMenu(node: number, at: { x: number; y: number }): void {
    const view = this.#view;
    if (view === undefined) return;
    const name = nodeName(view.tree, node);
    const items: MenuItem[] = [
      { text: 'Zoom', run: () => void this.zoom(node) },
      { text: 'Copy name', run: () => void navigator.clipboard?.writeText(name) },
      { text: 'Find every call of it', run: () => this.#searchName(name) },
      { text: 'Take it out', run: () => this.#remove(view, node) },
      { text: 'Turn upside down', run: () => this.#redraw(view, { inverted: !view.sight.inverted }) },
      { text: 'Save as folded stacks', run: () => save('flame.folded', foldedText(view.tree), 'text/plain') },
    ];
    openMenu(this.#svg, at, items);
  }

  #searchName(name: string): void {
    const text = `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(';', '.')}$`;
    this.#searchBox.set(text);
    void this.search(text);
  }

  #point(target: Element): void {
    const frame = target.closest('#frames > *, #zoomed > *');
    if (frame === null) return;
    const node = this.#view?.nodeOf(frame);
    const view = this.#view;
    if (view !== undefined && node !== undefined) {
      if (frame.querySelector('title') === null) frame.prepend(makeTitle(view.titleOf(node)));
      this.#showDetails(detailsText(view.tree, this.#shown(view), node, view.sight.root));
    } else {
      const { name, numbers } = readTitle(frame);
      this.#showDetails(`${this.#picture.nametype} ${name} ${numbers}`);
    }
  }

  #shown(view: SvgView): Picture {
    const { column } = view.sight;
    const total = column === this.#picture.column ? this.#picture.total : Number(view.tree.total[column]![0]!);
    return { ...view.picture, column, total };
  }

  #showDetails(text: string): void {
    part(this.#svg, 'details').textContent = text;
    part(this.#svg, 'legend').classList.toggle('hide', text !== ' ' || this.#found !== undefined);
  }

  async #focused(target: Element): Promise<void> {
    const view = this.#view;
    const node = view?.nodeOf(target);
    if (view === undefined || node === undefined) return;
    this.#here = node;
    this.#mark(view);
  }

  /** Marks the frame that keys act on, and says what it is. */
  #showHere(view: SvgView, focus: boolean): void {
    this.#mark(view);
    const element = view.elementOf(this.#here) as SVGElement | undefined;
    if (focus) element?.focus();
    if (focus || this.#touched !== undefined) this.#point(element ?? this.#svg);
  }

  #mark(view: SvgView): void {
    for (const old of this.#svg.querySelectorAll('.here')) {
      old.classList.remove('here');
      old.setAttribute('tabindex', '-1');
    }
    const element = view.elementOf(this.#here);
    if (element === undefined) return;
    makeTree(view.group);
    makeTreeItem(element, view.titleOf(this.#here), view.tree.depth[this.#here]! + 1);
    element.setAttribute('tabindex', '0');
    if (this.#here !== view.sight.root || this.#touched !== undefined) element.classList.add('here');
  }

  /** Searches what is shown now, marks what is found and says how much it is. */
  #showSearch(view: SvgView): void {
    const matched = part(this.#svg, 'matched');
    const search = part(this.#svg, 'search');
    this.#marks.clear();
    const { terms, error } = parseQuery(this.#text, this.#ignoreCase);
    const where = { root: view.sight.root, column: view.sight.column };
    this.#found = terms.length === 0 ? undefined : searchTree(view.tree, terms, where);
    const found = this.#found;
    search.textContent = found === undefined ? 'Search' : 'Reset Search';
    if (found !== undefined) this.#marks.paint(view, found);
    matched.textContent = error !== '' ? error : found === undefined ? ' ' : this.#matchedText(view, found);
    matched.classList.toggle('error', error !== '');
    part(this.#svg, 'legend').classList.toggle('hide', error !== '' || found !== undefined);
  }

  #matchedText(view: SvgView, found: Found): string {
    const whole = Number(view.tree.total[view.sight.column]![view.sight.root]!);
    return `Matched: ${foundShare(found, whole)}, ${found.nodes} frames`;
  }

  async #key(event: KeyboardEvent): Promise<void> {
    const inField = (event.target as Element | null)?.closest?.('input, .menu') !== null && event.target !== window;
    if (inField && (event.target as Element).closest('input, .menu')) return;
    const find = event.key === 'F3' || (event.key === 'f' && (event.ctrlKey || event.metaKey) && this.#alone);
    if (find || event.key === '/') {
      event.preventDefault();
      this.#searchBox.open();
      return;
    }
    if (event.key === 'i' && event.ctrlKey) {
      event.preventDefault();
      await this.#toggleIgnoreCase();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (await this.#command(event.key, event.target as Element)) event.preventDefault();
  }

  /** Acts on a key; true when it was one that means something here. */
  async #command(key: string, target: Element): Promise<boolean> {
    const button = target instanceof Element ? target.closest('.button') : null;
    if (button !== null && (key === 'Enter' || key === ' ')) {
      await this.#button(button.id);
      return true;
    }
    const known = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'Enter',
      ' ',
      'Escape',
      '0',
      'n',
      'N',
      'm',
      'c',
      'I',
    ];
    if (!known.includes(key)) return false;
    const view = await this.#ready();
    if (key === 'Enter' || key === ' ') await this.zoom(this.#here);
    else if (key === 'Escape') await this.#escape(view);
    else if (key === '0') await this.zoom(0);
    else if (key === 'n' || key === 'N') await this.step(key === 'n' ? 1 : -1);
    else if (key === 'c') void navigator.clipboard?.writeText(nodeName(view.tree, this.#here));
    else if (key === 'I') this.#redraw(view, { inverted: !view.sight.inverted });
    else if (key === 'm') this.#menuAt(view);
    else this.#walk(view, key);
    return true;
  }

  #menuAt(view: SvgView): void {
    const element = view.elementOf(this.#here);
    const rect = element === undefined ? undefined : rectOf(element);
    this.#openMenu(this.#here, {
      x: Number(rect?.getAttribute('x') ?? 0),
      y: Number(rect?.getAttribute('y') ?? 0) + 16,
    });
  }

  /** Takes back one thing: the menu, the search, the zoom. */
  async #escape(view: SvgView): Promise<void> {
    if (closeMenu(this.#svg)) return;
    if (this.#text !== '') {
      this.#searchBox.set('');
      await this.search('');
    } else if (view.sight.root !== 0) await this.zoom(0);
  }

  #walk(view: SvgView, key: string): void {
    const next = stepByKey(view.tree, this.#place(view), key);
    if (next === undefined || view.elementOf(next) === undefined) return;
    this.#here = next;
    this.#showHere(view, true);
  }

  #place(view: SvgView): Place {
    return { ...view.sight, here: this.#here, drawn: view.nodesInOrder };
  }

  #address(): string {
    return location.hash;
  }

  #remember(asStep: boolean): void {
    const view = this.#view;
    if (view === undefined) return;
    const state = { path: pathOf(view.tree, view.sight.root), search: this.#text, ignoreCase: this.#ignoreCase };
    const address = formatState(state, this.#prefix, location.hash);
    if (address === (location.hash === '' ? '#' : location.hash)) return;
    try {
      history[asStep ? 'pushState' : 'replaceState'](null, '', address);
    } catch {
      // Some places, such as a sandboxed frame, forbid it: the view works, only the address stays.
    }
  }
}
