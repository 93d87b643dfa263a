/**
 * A flame graph on a canvas of the size of its window: what is outside is not drawn, so that the number of frames and
 * the depth of stacks do not matter. A taller picture scrolls inside its frame.
 */
import type { CallTree } from '../../../../profile/call-tree.ts';
import { type Layout, layOut } from '../../layout.ts';
import { leastAmount, type Picture } from '../../picture.ts';
import { makeTextFitter } from '../measure-text.ts';
import { type Found, TERM_COLORS } from '../search.ts';
import { nodeName } from '../tree-path.ts';

export interface CanvasEvents {
  readonly pick: (node: number, event: MouseEvent) => void;
  readonly hover: (node: number | undefined) => void;
  readonly menu: (node: number, at: { x: number; y: number }) => void;
}

const LONG_PRESS = 550;
const FONT = "12px Verdana,'DejaVu Sans',Geneva,sans-serif";

export class FlameCanvas {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #spacer: HTMLElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #picture: Picture;
  readonly #events: CanvasEvents;
  readonly #fit = makeTextFitter(FONT);
  #tree: CallTree | undefined;
  #color: (node: number) => string = () => '#ccc';
  #layout: Layout | undefined;
  /** Places in the layout of each level's frames, from left to right. */
  #rows: number[][] = [];
  #root = 0;
  #column = 0;
  #inverted = false;
  #found: Found | undefined;
  #here = -1;
  #hovered: number | undefined;
  #pending = false;
  #width = 0;
  #height = 0;
  #touched = -1;
  #pressed: ReturnType<typeof setTimeout> | undefined;
  #swallowClick = false;
  #pointer = 'mouse';

  constructor(picture: Picture, label: string, events: CanvasEvents) {
    this.#picture = picture;
    this.#events = events;
    this.element = document.createElement('div');
    this.element.className = 'flame';
    this.#canvas = document.createElement('canvas');
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', label);
    this.#spacer = document.createElement('div');
    this.element.append(this.#canvas, this.#spacer);
    this.#context = this.#canvas.getContext('2d')!;
    this.#listen();
  }

  get root(): number {
    return this.#root;
  }

  get here(): number {
    return this.#here;
  }

  set here(node: number) {
    this.#here = node;
    this.#reveal(node);
    this.redraw();
  }

  show(
    tree: CallTree,
    how: { color: (node: number) => string; root: number; column: number; inverted: boolean },
  ): void {
    this.#tree = tree;
    this.#color = how.color;
    this.#root = how.root;
    this.#column = how.column;
    this.#inverted = how.inverted;
    this.#here = how.root;
    this.#hovered = undefined;
    this.#lay();
    // The root is at the bottom of a flame graph.
    this.element.scrollTop = how.inverted ? 0 : this.element.scrollHeight;
    this.redraw();
  }

  highlight(found: Found | undefined): void {
    this.#found = found;
    this.redraw();
  }

  /** Nodes that are drawn, in depth-first order. */
  drawn(): Int32Array {
    return this.#layout?.node ?? new Int32Array();
  }

  resize(): void {
    this.#lay();
    this.redraw();
  }

  redraw(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#paint();
    });
  }

  #lay(): void {
    const tree = this.#tree;
    if (tree === undefined) return;
    this.#width = this.element.clientWidth;
    this.#height = this.element.clientHeight;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round(this.#width * ratio);
    this.#canvas.height = Math.round(this.#height * ratio);
    this.#canvas.style.width = `${this.#width}px`;
    this.#canvas.style.height = `${this.#height}px`;
    const layout = layOut(tree, {
      column: this.#column,
      root: this.#root,
      least: (total) => Math.max(leastAmount({ ...this.#picture, minwidth: 0.5 / ratio }, this.#width + 20, total), 0),
    });
    this.#layout = layout;
    this.#rows = [];
    for (let i = 0; i < layout.node.length; i++) {
      const depth = tree.depth[layout.node[i]!]!;
      const row = this.#rows[depth];
      if (row === undefined) this.#rows[depth] = [i];
      else row.push(i);
    }
    // The canvas sticks to the window; the spacer gives the frame its height to scroll over.
    this.#spacer.style.height = `${Math.max(0, this.#contentHeight() - this.#height)}px`;
  }

  #contentHeight(): number {
    return this.#rows.length * this.#picture.height + 4;
  }

  #top(depth: number): number {
    const { height } = this.#picture;
    const y = this.#inverted ? depth * height : Math.max(this.#height, this.#contentHeight()) - (depth + 1) * height;
    return y - this.element.scrollTop;
  }

  #paint(): void {
    const tree = this.#tree;
    const layout = this.#layout;
    if (tree === undefined || layout === undefined) return;
    const context = this.#context;
    const ratio = window.devicePixelRatio;
    const { height } = this.#picture;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#width, this.#height);
    context.font = FONT;
    context.textBaseline = 'middle';
    const scale = layout.total > 0 ? this.#width / layout.total : 0;
    const hovered = this.#hovered === undefined ? -2 : tree.frame[this.#hovered]!;
    for (let depth = 0; depth < this.#rows.length; depth++) {
      const y = this.#top(depth);
      if (y + height < 0 || y > this.#height) continue;
      for (const place of this.#rows[depth]!) this.#paintFrame(tree, layout, { place, y, scale, hovered });
    }
  }

  #paintFrame(tree: CallTree, layout: Layout, at: { place: number; y: number; scale: number; hovered: number }): void {
    const context = this.#context;
    const node = layout.node[at.place]!;
    const x = layout.from[at.place]! * at.scale;
    const width = (layout.to[at.place]! - layout.from[at.place]!) * at.scale;
    const height = this.#picture.height - 1;
    const frame = tree.frame[node]!;
    const term = frame < 0 || this.#found === undefined ? 0 : this.#found.term[frame]!;
    const alpha = node < this.#root ? 0.45 : this.#found !== undefined && term === 0 ? 0.55 : 1;
    // Nearly all frames leave the context as it is: setting it costs as much as drawing.
    if (alpha !== 1) context.globalAlpha = alpha;
    context.fillStyle = term > 0 ? TERM_COLORS[(term - 1) % TERM_COLORS.length]! : this.#color(node);
    context.fillRect(x, at.y, width > 2 ? width - 0.6 : width, height);
    if (alpha !== 1) context.globalAlpha = 1;
    const marked = node === this.#here && node !== this.#root;
    if (frame === at.hovered || marked) {
      context.strokeStyle = marked ? '#111' : '#444';
      context.lineWidth = marked ? 1.6 : 0.8;
      if (width > 1) context.strokeRect(x + 0.5, at.y + 0.5, width - 1.5, height - 1);
    }
    if (width < 24) return;
    const label = this.#fit(nodeName(tree, node), width - 7, { fontsize: 12, truncate: this.#picture.truncate });
    if (label === '') return;
    context.fillStyle = node < this.#root ? '#555' : '#111';
    context.fillText(label, Math.max(x, 0) + 4, at.y + height / 2 + 1);
  }

  /** The node under a point of the window. */
  #nodeAt(clientX: number, clientY: number): number | undefined {
    const layout = this.#layout;
    const tree = this.#tree;
    if (layout === undefined || tree === undefined || layout.total <= 0) return undefined;
    const box = this.#canvas.getBoundingClientRect();
    const y = clientY - box.top;
    const first = this.#top(0);
    const { height } = this.#picture;
    const depth = Math.floor(this.#inverted ? (y - first) / height : (first + height - y) / height);
    const row = this.#rows[depth];
    if (row === undefined) return undefined;
    const amount = ((clientX - box.left) / this.#width) * layout.total;
    let low = 0;
    let high = row.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const place = row[middle]!;
      if (amount < layout.from[place]!) high = middle - 1;
      else if (amount >= layout.to[place]!) low = middle + 1;
      else return layout.node[place]!;
    }
    return undefined;
  }

  #reveal(node: number): void {
    if (this.#tree === undefined) return;
    const y = this.#top(this.#tree.depth[node]!);
    if (y < 0) this.element.scrollTop += y - 20;
    else if (y + this.#picture.height > this.#height)
      this.element.scrollTop += y + this.#picture.height - this.#height + 20;
  }

  #listen(): void {
    const { element } = this;
    element.addEventListener('scroll', () => this.#paint(), { passive: true });
    element.addEventListener('mousemove', (event) => this.#point(this.#nodeAt(event.clientX, event.clientY)));
    element.addEventListener('mouseleave', () => this.#point(undefined));
    element.addEventListener('click', (event) => this.#click(event));
    element.addEventListener('contextmenu', (event) => {
      const node = this.#nodeAt(event.clientX, event.clientY);
      if (node === undefined) return;
      event.preventDefault();
      this.#events.menu(node, { x: event.clientX, y: event.clientY });
    });
    element.addEventListener('pointerdown', (event) => this.#press(event));
    for (const end of ['pointerup', 'pointercancel', 'pointermove'] as const) {
      element.addEventListener(end, () => clearTimeout(this.#pressed));
    }
  }

  #click(event: MouseEvent): void {
    const node = this.#nodeAt(event.clientX, event.clientY);
    if (this.#swallowClick || node === undefined) {
      this.#swallowClick = false;
      return;
    }
    if (this.#pointer === 'touch' && this.#touched !== node) {
      this.#touched = node;
      this.here = node;
      this.#events.hover(node);
      return;
    }
    this.#events.pick(node, event);
  }

  #press(event: PointerEvent): void {
    this.#pointer = event.pointerType;
    clearTimeout(this.#pressed);
    if (event.pointerType !== 'touch') return;
    const at = { x: event.clientX, y: event.clientY };
    this.#pressed = setTimeout(() => {
      const node = this.#nodeAt(at.x, at.y);
      if (node === undefined) return;
      this.#swallowClick = true;
      this.#events.menu(node, at);
    }, LONG_PRESS);
  }

  #point(node: number | undefined): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#canvas.style.cursor = node === undefined ? 'default' : 'pointer';
    this.#events.hover(node);
    this.redraw();
  }
}
