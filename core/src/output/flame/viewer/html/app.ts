/** The page: one tree, five ways to look at it, one search and one set of filters for all of them. */
import type { CallTree } from '../../../../profile/call-tree.ts';
import { profileOfTree } from '../../../../profile/tree-profile.ts';
import { encodePprof } from '../../../pprof-encode.ts';
import { percentText } from '../../../units.ts';
import { nodeColors } from '../../frame-colors.ts';
import type { Picture } from '../../picture.ts';
import { detailsText } from '../details.ts';
import { foldedText, save } from '../folded-text.ts';
import { type Found, parseQuery, searchTree } from '../search.ts';
import { foundShare } from '../search-marks.ts';
import { findPath, nodeName, pathOf } from '../tree-path.ts';
import { type Place, stepByKey, stepByMatch } from '../walk.ts';
import { button, element, field } from './elements.ts';
import { FlameCanvas } from './flame-canvas.ts';
import { formatPageState, type PageState, parsePageState, VIEWS, type ViewName } from './page-state.ts';
import { closePopup, openPopup, type PopupItem } from './popup-menu.ts';
import { TopTable } from './top-table.ts';
import { escapeRegExp, NO_WISHES, TreeSource, type TreeWishes } from './tree-source.ts';
import { TreeTable } from './tree-table.ts';

const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  flame: 'Flame',
  icicle: 'Icicle',
  sandwich: 'Sandwich',
  tree: 'Tree',
  top: 'Top',
};

export class App {
  readonly #picture: Picture;
  readonly #source: TreeSource;
  readonly #comparison: boolean;
  readonly #main = element('main');
  readonly #details = element('div', { id: 'details', role: 'status' });
  readonly #matched = element('span', { id: 'matched', role: 'status' });
  readonly #tabs = new Map<ViewName, HTMLElement>();
  readonly #searchField: HTMLInputElement;
  readonly #ignoreCase: HTMLButtonElement;
  readonly #filterBar: HTMLElement;
  readonly #flame: FlameCanvas;
  readonly #callers: FlameCanvas;
  readonly #callees: FlameCanvas;
  readonly #top: TopTable;
  readonly #treeTable: TreeTable;
  readonly #sandwich: HTMLElement;
  readonly #sandwichName = element('h2');
  #tree: CallTree;
  #wishes: TreeWishes = NO_WISHES;
  #state: PageState;
  #column: number;
  #found: Found | undefined;

  constructor(picture: Picture, tree: CallTree, host: HTMLElement) {
    this.#picture = picture;
    this.#source = new TreeSource(tree);
    this.#tree = tree;
    this.#comparison = tree.columns.length > 1;
    this.#column = picture.column;
    const view: ViewName = picture.inverted ? 'icicle' : 'flame';
    this.#state = { ...parsePageState(location.hash, view) };
    this.#flame = this.#canvas('Flame graph', (node) => this.#zoom(node));
    this.#callers = this.#canvas('Callers', (node) => this.#focus(nodeName(this.#callersTree(), node)));
    this.#callees = this.#canvas('Callees', (node) => this.#focus(nodeName(this.#calleesTree(), node)));
    this.#top = new TopTable(picture, this.#comparison, (name) => this.#focus(name));
    this.#treeTable = new TreeTable(picture, this.#comparison);
    this.#sandwich = element(
      'div',
      { class: 'sandwich' },
      this.#sandwichName,
      element('h3', {}, 'Callers'),
      this.#callers.element,
      element('h3', {}, 'Callees'),
      this.#callees.element,
    );
    this.#searchField = field('Search for functions by regular expression; several with ;', 'Search  /', (text) =>
      this.#search(text),
    );
    this.#ignoreCase = button('Aa', 'Ignore case (Ctrl-I)', () => this.#toggleCase());
    this.#filterBar = this.#makeFilterBar();
    host.append(this.#makeBar(), this.#filterBar, this.#main, this.#details);
    this.#searchField.value = this.#state.search;
    this.#listen();
    this.#show();
    this.#search(this.#state.search, false);
  }

  #canvas(label: string, pick: (node: number) => void): FlameCanvas {
    const canvas: FlameCanvas = new FlameCanvas(this.#picture, label, {
      pick: (node) => pick(node),
      hover: (node) => this.#describe(canvas, node),
      menu: (node, at) => openPopup(at, this.#menuItems(canvas, node)),
    });
    return canvas;
  }

  #makeBar(): HTMLElement {
    const tabs = element('nav', { 'aria-label': 'Views' });
    for (const view of VIEWS) {
      const tab = button(VIEW_TITLES[view], `Show as ${VIEW_TITLES[view].toLowerCase()}`, () => this.#go({ view }));
      this.#tabs.set(view, tab);
      tabs.append(tab);
    }
    const bar = element('div', { class: 'bar' }, tabs);
    if (this.#comparison) {
      const before = button('Before', 'Show the stacks before the change, with those that have vanished', () => {
        this.#column = this.#column === 0 ? 1 : 0;
        before.setAttribute('aria-pressed', String(this.#column === 0));
        this.#go({ path: [] });
      });
      before.setAttribute('aria-pressed', 'false');
      bar.append(before);
    }
    bar.append(
      element('span', { class: 'space' }),
      this.#matched,
      this.#searchField,
      this.#ignoreCase,
      button('Filter', 'Filters and order', () => {
        this.#filterBar.hidden = !this.#filterBar.hidden;
        this.#resize();
      }),
      button('Save', 'Save the data', () => this.#saveMenu(bar)),
    );
    this.#ignoreCase.setAttribute('aria-pressed', 'false');
    return bar;
  }

  #makeFilterBar(): HTMLElement {
    const wish = (key: 'include' | 'exclude' | 'hide') => (text: string) => this.#wish({ [key]: text });
    const box = (text: string, change: (on: boolean) => void): HTMLElement => {
      const input = element('input', { type: 'checkbox' });
      input.addEventListener('change', () => change(input.checked));
      return element('label', {}, input, ` ${text}`);
    };
    const bar = element(
      'div',
      { class: 'bar filters' },
      field('Only stacks with a function that matches', 'only stacks with…', wish('include')),
      field('Without stacks with a function that matches', 'without stacks with…', wish('exclude')),
      field('Leave functions that match out of every stack', 'leave out functions…', wish('hide')),
      box('widest first', (on) => this.#wish({ order: on ? 'width' : 'name' })),
      box('collapse recursion', (on) => this.#wish({ collapseRecursion: on })),
      box('leaf first', (on) => this.#wish({ reverse: on })),
    );
    bar.hidden = true;
    return bar;
  }

  #listen(): void {
    window.addEventListener('resize', () => this.#resize());
    window.addEventListener('popstate', () => {
      this.#state = parsePageState(location.hash, 'flame');
      this.#searchField.value = this.#state.search;
      this.#show();
      this.#search(this.#state.search, false);
    });
    window.addEventListener('keydown', (event) => this.#key(event));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#resize());
  }

  #resize(): void {
    for (const canvas of [this.#flame, this.#callers, this.#callees]) if (canvas.element.isConnected) canvas.resize();
  }

  /** Changes what is seen and keeps it in the address. */
  #go(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    const address = formatPageState(this.#state);
    if (address !== location.hash) {
      try {
        history.pushState(null, '', address);
      } catch {
        // A sandboxed frame may forbid it.
      }
    }
    this.#show();
    this.#search(this.#state.search, false);
  }

  #show(): void {
    const { view, path } = this.#state;
    for (const [name, tab] of this.#tabs) tab.setAttribute('aria-current', String(name === view));
    const shown =
      view === 'top'
        ? this.#top.element
        : view === 'tree'
          ? this.#treeTable.element
          : view === 'sandwich'
            ? this.#sandwich
            : this.#flame.element;
    if (this.#main.firstElementChild !== shown) this.#main.replaceChildren(shown);
    if (view === 'top') this.#top.show(this.#tree, this.#column);
    else if (view === 'tree') this.#treeTable.show(this.#tree, this.#column);
    else if (view === 'sandwich') this.#showSandwich();
    else {
      this.#flame.show(this.#tree, {
        color: this.#colors(this.#tree),
        root: findPath(this.#tree, path),
        column: this.#column,
        inverted: view === 'icicle',
      });
    }
    this.#details.textContent = this.#overview();
  }

  #overview(): string {
    const { nametype: _, ...picture } = this.#picture;
    return detailsText(this.#tree, { ...picture, nametype: '', ...this.#shown(this.#tree) }, 0, 0).trim();
  }

  #shown(tree: CallTree): { column: number; total: number } {
    const total = this.#column === this.#picture.column ? this.#picture.total : Number(tree.total[this.#column]![0]!);
    return { column: this.#column, total };
  }

  readonly #colorsOf = new WeakMap<CallTree, (node: number) => string>();

  #colors(tree: CallTree): (node: number) => string {
    const made = this.#colorsOf.get(tree) ?? this.#makeColors(tree);
    this.#colorsOf.set(tree, made);
    return made;
  }

  #makeColors(tree: CallTree): (node: number) => string {
    const { paint, fixed } = this.#picture;
    return nodeColors(tree, fixed === undefined ? paint : { ...paint, palette: new Map(Object.entries(fixed)) });
  }

  #sandwichTrees: { name: string; wishes: TreeWishes; callers: CallTree; callees: CallTree } | undefined;

  #callersTree(): CallTree {
    return this.#sandwichTrees?.callers ?? this.#tree;
  }

  #calleesTree(): CallTree {
    return this.#sandwichTrees?.callees ?? this.#tree;
  }

  #showSandwich(): void {
    const name = this.#state.focus;
    if (name === '') {
      this.#sandwichName.textContent = 'Choose a function in the table "Top", or by the menu of a frame.';
      return;
    }
    if (this.#sandwichTrees?.name !== name || this.#sandwichTrees.wishes !== this.#wishes) {
      const callers = this.#source.callers(name, this.#wishes);
      const callees = this.#source.callees(name, this.#wishes);
      this.#sandwichTrees = { name, wishes: this.#wishes, callers, callees };
    }
    const { callers, callees } = this.#sandwichTrees;
    const total = callees.total[this.#column]![0]!;
    this.#sandwichName.textContent = `${name}  ${percentText(Number(total), this.#shown(this.#tree).total)}%`;
    const how = { root: 0, column: this.#column };
    this.#callers.show(callers, { ...how, color: this.#colors(callers), inverted: false });
    this.#callees.show(callees, { ...how, color: this.#colors(callees), inverted: true });
  }

  #zoom(node: number): void {
    this.#go({ path: pathOf(this.#tree, node) });
  }

  #focus(name: string): void {
    if (name !== 'all') this.#go({ view: 'sandwich', focus: name });
  }

  #wish(change: Partial<TreeWishes>): void {
    const wishes = { ...this.#wishes, ...change };
    try {
      this.#tree = this.#source.tree(wishes);
    } catch (error) {
      this.#matched.textContent = error instanceof Error ? error.message : String(error);
      this.#matched.className = 'error';
      return;
    }
    this.#wishes = wishes;
    this.#matched.className = '';
    this.#show();
    this.#search(this.#state.search, false);
  }

  #search(text: string, remember = true): void {
    const query = parseQuery(text, this.#ignoreCase.getAttribute('aria-pressed') === 'true');
    const root = this.#state.view === 'flame' || this.#state.view === 'icicle' ? this.#flame.root : 0;
    this.#found =
      query.terms.length === 0 ? undefined : searchTree(this.#tree, query.terms, { root, column: this.#column });
    this.#matched.className = query.error === '' ? '' : 'error';
    this.#matched.textContent = query.error === '' ? this.#matchedText(root) : query.error;
    if (this.#state.view === 'top') this.#top.highlight(this.#found);
    else if (this.#state.view === 'tree') this.#treeTable.highlight(this.#found);
    else if (this.#state.view === 'sandwich') this.#highlightSandwich(query);
    else this.#flame.highlight(this.#found);
    this.#state = { ...this.#state, search: text };
    if (!remember) return;
    try {
      history.replaceState(null, '', formatPageState(this.#state));
    } catch {
      // A sandboxed frame may forbid it.
    }
  }

  #highlightSandwich(query: ReturnType<typeof parseQuery>): void {
    const where = { root: 0, column: this.#column };
    for (const [canvas, tree] of [
      [this.#callers, this.#callersTree()],
      [this.#callees, this.#calleesTree()],
    ] as const) {
      canvas.highlight(query.terms.length === 0 ? undefined : searchTree(tree, query.terms, where));
    }
  }

  #matchedText(root: number): string {
    const found = this.#found;
    if (found === undefined) return '';
    const whole = Number(this.#tree.total[this.#column]![root]!);
    return `${foundShare(found, whole)} in ${found.nodes} frames`;
  }

  #toggleCase(): void {
    const on = this.#ignoreCase.getAttribute('aria-pressed') !== 'true';
    this.#ignoreCase.setAttribute('aria-pressed', String(on));
    this.#search(this.#state.search, false);
  }

  #describe(canvas: FlameCanvas, node: number | undefined): void {
    const tree =
      canvas === this.#callers ? this.#callersTree() : canvas === this.#callees ? this.#calleesTree() : this.#tree;
    if (node === undefined) this.#details.textContent = this.#overview();
    else {
      const picture = { ...this.#picture, ...this.#shown(this.#tree) };
      this.#details.textContent = detailsText(tree, picture, node, canvas.root);
    }
  }

  #menuItems(canvas: FlameCanvas, node: number): PopupItem[] {
    const tree =
      canvas === this.#callers ? this.#callersTree() : canvas === this.#callees ? this.#calleesTree() : this.#tree;
    const name = nodeName(tree, node);
    const exact = `^${escapeRegExp(name)}$`;
    const filter = (key: 'include' | 'exclude' | 'hide') => () => {
      this.#filterBar.hidden = false;
      const input = this.#filterBar.querySelectorAll('input')[{ include: 0, exclude: 1, hide: 2 }[key]]!;
      input.value = input.value === '' ? exact : `${input.value}|${exact}`;
      this.#wish({ [key]: input.value });
    };
    return [
      ...(canvas === this.#flame ? [{ text: 'Zoom', run: () => this.#zoom(node) }] : []),
      { text: 'Callers and callees', run: () => this.#focus(name) },
      { text: 'Copy name', run: () => void navigator.clipboard?.writeText(name) },
      {
        text: 'Find every call of it',
        run: () => {
          this.#searchField.value = exact.replaceAll(';', '.');
          this.#search(this.#searchField.value);
        },
      },
      { text: 'Only stacks with it', run: filter('include') },
      { text: 'Without stacks with it', run: filter('exclude') },
      { text: 'Leave it out of stacks', run: filter('hide') },
    ];
  }

  #saveMenu(bar: HTMLElement): void {
    const box = bar.lastElementChild!.getBoundingClientRect();
    openPopup({ x: box.left, y: box.bottom + 2 }, [
      { text: 'Folded stacks', run: () => save('profile.folded', foldedText(this.#tree), 'text/plain') },
      { text: 'pprof', run: () => void this.#savePprof() },
    ]);
  }

  async #savePprof(): Promise<void> {
    const message = encodePprof(profileOfTree(this.#tree)) as Uint8Array<ArrayBuffer>;
    const stream = new Blob([message]).stream().pipeThrough(new CompressionStream('gzip'));
    save('profile.pb.gz', new Uint8Array(await new Response(stream).arrayBuffer()), 'application/octet-stream');
  }

  #key(event: KeyboardEvent): void {
    const inField = (event.target as Element).closest?.('input') ?? null;
    const find = event.key === 'F3' || (event.key === 'f' && (event.ctrlKey || event.metaKey));
    if (inField !== null && !find) {
      if (event.key === 'Escape') this.#leaveField();
      else if (event.key === 'Enter' && inField === this.#searchField) this.#step(event.shiftKey ? -1 : 1);
      else return;
    } else if (find || event.key === '/') this.#searchField.focus();
    else if (event.key === 'i' && event.ctrlKey) this.#toggleCase();
    else if (event.ctrlKey || event.metaKey || event.altKey || !this.#command(event)) return;
    event.preventDefault();
  }

  #leaveField(): void {
    if (this.#searchField.value !== '') {
      this.#searchField.value = '';
      this.#search('');
    } else this.#searchField.blur();
  }

  #command({ key, target }: KeyboardEvent): boolean {
    if ((target as Element).closest?.('button, table, .popup') != null && key !== 'Escape') return false;
    const graph = this.#state.view === 'flame' || this.#state.view === 'icicle';
    if (key === 'Escape') {
      if (closePopup()) return true;
      if (this.#state.search !== '') {
        this.#searchField.value = '';
        this.#search('');
      } else this.#go({ path: [] });
    } else if (!graph) return false;
    else if (key === '0') this.#go({ path: [] });
    else if (key === 'n' || key === 'N') this.#step(key === 'n' ? 1 : -1);
    else if (key === 'Enter' || key === ' ') this.#zoom(this.#flame.here);
    else if (key === 'c') void navigator.clipboard?.writeText(nodeName(this.#tree, this.#flame.here));
    else if (key.startsWith('Arrow') || key === 'Home') this.#walk(key);
    else return false;
    return true;
  }

  #walk(key: string): void {
    this.#moveTo(stepByKey(this.#tree, this.#place(), key));
  }

  #step(direction: 1 | -1): void {
    if (this.#found === undefined) return;
    this.#moveTo(stepByMatch(this.#tree, this.#place(), { found: this.#found, direction }));
  }

  #place(): Place {
    const { here, root } = this.#flame;
    return { here, root, column: this.#column, inverted: this.#state.view === 'icicle', drawn: this.#flame.drawn() };
  }

  #moveTo(node: number | undefined): void {
    if (node === undefined) return;
    this.#flame.here = node;
    this.#describe(this.#flame, node);
  }
}
