/** Draws the present part of the tree into the picture, and knows which element is which node. */
import type { CallTree } from '../../../profile/call-tree.ts';
import { xml } from '../../escape.ts';
import { nodeColors } from '../frame-colors.ts';
import { type MarkupOptions, writeFrames } from '../frame-markup.ts';
import { frameNumbers } from '../frame-text.ts';
import { type Layout, layOut, splitByWidth } from '../layout.ts';
import { SIDE_PAD } from '../options.ts';
import { fontFamily, geometryOf, leastAmount, type Picture, pads, pictureHeight } from '../picture.ts';
import { makeTextFitter } from './measure-text.ts';
import { nodeName } from './tree-path.ts';

/** Pixels: a narrower frame cannot be seen, and can be zoomed into all the same through its caller. */
const LEAST_WIDTH = 0.25;

/** Frames from which on a part is drawn in two steps: those with a width that counts, and the rest when these are seen. */
const MANY = 1500;
/** Pixels of a frame that waits. */
export const NARROW = 3;
/** Milliseconds that it waits: a reader who zooms on at once is not held up by what is passed on the way. */
export const SETTLED = 120;

const SVG = 'http://www.w3.org/2000/svg';

/** What is to be seen. */
export interface Sight {
  readonly root: number;
  readonly column: number;
  readonly inverted: boolean;
  /** Pixels. */
  readonly width: number;
}

export class SvgView {
  readonly svg: SVGSVGElement;
  readonly picture: Picture;
  tree: CallTree;
  #color: (node: number) => string;
  readonly #base: Element;
  readonly #zoomed: Element;
  readonly #coverRect: SVGElement;
  /** The picture with the least width that is worth drawing anew. */
  readonly #coarse: Picture;
  readonly #baseLevels: number;
  readonly #fit: MarkupOptions['fit'];
  #baseLayout: Layout;
  #layout: Layout;
  #changed = false;
  #inBase = true;
  #elementOf: Map<number, Element> | undefined;
  readonly #filled: () => void;
  /** Nodes in the order of their elements. */
  #nodes: Int32Array;
  sight: Sight;

  constructor(
    svg: SVGSVGElement,
    picture: Picture,
    data: { tree: CallTree; colors?: readonly string[]; filled: () => void },
  ) {
    this.svg = svg;
    this.picture = picture;
    this.tree = data.tree;
    this.#filled = data.filled;
    const { colors } = data;
    this.#color = colors === undefined ? this.#colorsOf(data.tree) : (node) => colors[node]!;
    this.#base = part(svg, 'frames');
    this.#zoomed = document.createElementNS(SVG, 'g');
    this.#zoomed.id = 'zoomed';
    this.#base.after(this.#zoomed);
    this.#coverRect = document.createElementNS(SVG, 'rect');
    this.#coverRect.setAttribute('width', '100%');
    this.#coverRect.setAttribute('fill', 'url(#background)');
    const { minwidth } = picture;
    this.#coarse = typeof minwidth === 'number' ? { ...picture, minwidth: Math.max(minwidth, LEAST_WIDTH) } : picture;
    this.sight = { root: 0, column: picture.column, inverted: picture.inverted, width: picture.width };
    this.#baseLayout = this.#lay(this.sight);
    this.#layout = this.#baseLayout;
    this.#nodes = this.#baseLayout.node;
    this.#baseLevels = this.#baseLayout.maxDepth + 1;
    const font = `${picture.fontsize}px ${fontFamily(picture)}`;
    this.#fit = { fontsize: picture.fontsize, truncate: picture.truncate, fitText: makeTextFitter(font) };
  }

  /** The group whose children are drawn, in the order of `nodes`. */
  get group(): Element {
    return this.#inBase ? this.#base : this.#zoomed;
  }

  get nodes(): Int32Array {
    return this.#nodes;
  }

  /** The same nodes in depth-first order. */
  get nodesInOrder(): Int32Array {
    return this.#nodes.slice().sort();
  }

  /** The node of the `index`th frame of the still picture. */
  baseNode(index: number): number | undefined {
    return this.#baseLayout.node[index];
  }

  /** Frames of the present part that are too narrow to be drawn. */
  get hidden(): number {
    return this.#layout.hidden;
  }

  /** Puts another tree in place of the first, such as one without a part that was taken out. */
  replaceTree(tree: CallTree): void {
    this.tree = tree;
    this.#changed = true;
    this.#color = this.#colorsOf(tree);
  }

  draw(sight: Sight): void {
    this.sight = sight;
    const { picture } = this;
    const same =
      sight.column === picture.column && sight.inverted === picture.inverted && sight.width === picture.width;
    this.#inBase = same && sight.root === 0 && !this.#changed;
    this.#layout = this.#inBase ? this.#baseLayout : this.#lay(sight);
    this.#elementOf = undefined;
    const levels = Math.max(this.#baseLevels, this.#layout.maxDepth + 1);
    this.#resize(levels, sight.width);
    if (this.#inBase) {
      this.#nodes = this.#layout.node;
      this.#zoomed.replaceChildren();
    } else this.#drawPart(levels);
    this.#cover(levels);
  }

  #drawPart(levels: number): void {
    const { sight } = this;
    const pixels = this.#layout.node.length > MANY ? NARROW : 0;
    const { wide, narrow } = splitByWidth(this.#layout, (pixels * this.#layout.total) / (sight.width - 2 * SIDE_PAD));
    this.#nodes = wide.node;
    this.#zoomed.innerHTML = this.#markup(wide, levels);
    if (narrow.node.length === 0) return;
    setTimeout(() => {
      if (this.sight !== sight) return;
      this.#zoomed.insertAdjacentHTML('beforeend', this.#markup(narrow, levels));
      this.#nodes = Int32Array.from([...wide.node, ...narrow.node]);
      this.#elementOf = undefined;
      this.#filled();
    }, SETTLED);
  }

  /**
   * Hides the still picture under a cover while another part is shown. Taking it away instead would make the browser
   * lay out all its frames again on the way back.
   */
  #cover(levels: number): void {
    if (this.#inBase) {
      this.#coverRect.remove();
      this.#base.removeAttribute('aria-hidden');
      return;
    }
    const { top, bottom } = pads(this.picture);
    this.#coverRect.style.clipPath = `inset(${top - 4}px 0 ${bottom - 2}px)`;
    this.#coverRect.setAttribute('height', String(pictureHeight(this.picture, levels)));
    if (!this.#coverRect.isConnected) this.#base.after(this.#coverRect);
    this.#base.setAttribute('aria-hidden', 'true');
    for (const focusable of this.#base.querySelectorAll(':scope > [tabindex]')) focusable.removeAttribute('tabindex');
  }

  /** Whether the still picture shows just this. */
  #isStill({ root, column, inverted, width }: Sight): boolean {
    const { picture } = this;
    return root === 0 && column === picture.column && inverted === picture.inverted && width === picture.width;
  }

  nodeOf(element: Element | null): number | undefined {
    const frame = element?.closest('#frames > *, #zoomed > *');
    if (frame === null || frame === undefined || frame.parentElement !== this.group) return undefined;
    const index = Array.prototype.indexOf.call(this.group.children, frame);
    return index < 0 ? undefined : this.nodes[index];
  }

  /** The element of a node, if it is drawn now. */
  elementOf(node: number): Element | undefined {
    if (this.#elementOf === undefined) {
      this.#elementOf = new Map();
      let index = 0;
      for (const child of this.group.children) this.#elementOf.set(this.nodes[index++]!, child);
    }
    return this.#elementOf.get(node);
  }

  /** What the title of a node's frame says. */
  titleOf(node: number): string {
    const { column } = this.sight;
    const total = column === this.picture.column ? this.picture.total : Number(this.tree.total[column]![0]!);
    return nodeName(this.tree, node) + frameNumbers(this.tree, node, { ...this.picture, column, total });
  }

  #colorsOf(tree: CallTree): (node: number) => string {
    const { paint, fixed } = this.picture;
    return nodeColors(tree, fixed === undefined ? paint : { ...paint, palette: new Map(Object.entries(fixed)) });
  }

  #lay(sight: Sight): Layout {
    return layOut(this.tree, {
      column: sight.column,
      root: sight.root,
      least: (total) =>
        leastAmount(this.#changed || !this.#isStill(sight) ? this.#coarse : this.picture, sight.width, total),
      total: sight.column === this.picture.column ? this.picture.total : undefined,
    });
  }

  #markup(layout: Layout, levels: number): string {
    const { picture, sight } = this;
    const parts: string[] = [];
    writeFrames(
      this.tree,
      layout,
      {
        geometry: { ...geometryOf(picture, sight.width, levels), inverted: sight.inverted },
        color: this.#color,
        fit: this.#fit,
        countname: xml(picture.countname),
        shift: picture.shift,
        factor: picture.factor,
        total: sight.column === picture.column ? picture.total : Number(this.tree.total[sight.column]![0]!),
        column: sight.column,
        // An element for each title would take most of the time of a zoom: titles are made when pointed at.
        titles: false,
        compat: picture.compat,
        root: sight.root,
      },
      (markup) => parts.push(markup),
    );
    return parts.join('');
  }

  /** Gives the picture the size for `levels` levels of frames, and moves what is below them. */
  #resize(levels: number, width: number): void {
    const height = pictureHeight(this.picture, levels);
    const box = `0 0 ${width} ${height}`;
    // Setting it to what it is would make the browser lay out the still picture again.
    if (this.svg.getAttribute('viewBox') === box) return;
    this.svg.setAttribute('viewBox', box);
    this.svg.setAttribute('height', String(height));
    if (this.picture.inverted) return;
    const moved = height - pictureHeight(this.picture, this.#baseLevels);
    const { fontsize } = this.picture;
    const line = String(height - fontsize - 5);
    for (const id of ['details', 'matched']) part(this.svg, id).setAttribute('y', line);
    part(this.svg, 'legend').setAttribute('y', String(moved));
  }
}

/** The rect of a frame, which may be all that the frame is. */
export function rectOf(frame: Element): SVGElement {
  return (frame.localName === 'rect' ? frame : frame.querySelector('rect')) as SVGElement;
}

/** The element of the picture with an id; ids are looked up below the picture, as several may be on one page. */
export function part(svg: SVGSVGElement, id: string): Element {
  const element = svg.querySelector(`#${id}`);
  if (element === null) throw new Error(`the picture has no ${id}`);
  return element;
}
