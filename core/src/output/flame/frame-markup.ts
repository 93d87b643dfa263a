/** The SVG elements of frames: one `g` each, with `title` first, one `rect` and, where letters fit, one `text`. */
import type { CallTree } from '../../profile/call-tree.ts';
import { xml } from '../escape.ts';
import { type FrameTextOptions, frameNumbers } from './frame-text.ts';
import type { Layout } from './layout.ts';
import type { FitOptions } from './text-fit.ts';

/** Pixels from which on a round corner can be seen. */
const ROUND_FROM = 6;

/** Where frames lie on the page, in pixels. */
export interface Geometry {
  /** Left edge of the frames and how wide they are together. */
  readonly left: number;
  readonly width: number;
  /** Upper edge of the area of frames. */
  readonly top: number;
  /** Levels of frames that the area has room for. */
  readonly levels: number;
  /** Height of a level; a frame is one less. */
  readonly height: number;
  readonly inverted: boolean;
}

export interface MarkupOptions extends FrameTextOptions {
  readonly geometry: Geometry;
  readonly color: (node: number) => string;
  readonly fit: FitOptions & { readonly fitText: (name: string, width: number, options: FitOptions) => string };
  /**
   * The still picture: each frame has its title, for programs and readers and as a tooltip. Without, a frame that has
   * nothing but its `rect` is that alone, and corners are round where they can be seen: half as much for a browser to do.
   */
  readonly titles: boolean;
  /** Write text elements that have no text. */
  readonly compat: boolean;
  /** Node that is drawn at full width; frames before it are its callers. */
  readonly root: number;
}

/** Upper edge of a frame. */
export function frameTop(geometry: Geometry, depth: number): number {
  const { top, height, levels, inverted } = geometry;
  return inverted ? top + depth * height : top + (levels - depth - 1) * height + 1;
}

/** Passes the markup of each laid-out frame to `write`. */
export function writeFrames(
  tree: CallTree,
  layout: Layout,
  options: MarkupOptions,
  write: (markup: string) => void,
): void {
  const { geometry, fit } = options;
  const scale = layout.total > 0 ? geometry.width / layout.total : 0;
  const rectHeight = geometry.height - 1;
  const baseline = round1(rectHeight / 2 + fit.fontsize * 0.35);
  const escaped = new Array<string | undefined>(tree.frames.length);
  const escapedName = (frame: number, name: string): string => {
    const known = escaped[frame];
    if (known !== undefined) return known;
    const made = xml(name);
    if (frame >= 0) escaped[frame] = made;
    return made;
  };
  for (let i = 0; i < layout.node.length; i++) {
    const node = layout.node[i]!;
    const frame = tree.frame[node]!;
    const name = frame < 0 ? 'all' : tree.frames[frame]!.name;
    const shown = escapedName(frame, name);
    const x = round1(geometry.left + layout.from[i]! * scale);
    const width = round1(round1(geometry.left + layout.to[i]! * scale) - x);
    const y = frameTop(geometry, tree.depth[node]!);
    const label = width < fit.fontsize * 1.5 ? '' : fit.fitText(name, width - 6, fit);
    const text =
      label === '' && !options.compat
        ? ''
        : `<text x="${round1(x + 3)}" y="${y + baseline}">${labelMarkup(label, name, shown)}</text>`;
    const fill = options.color(node);
    if (!options.titles) {
      const corner = width < ROUND_FROM ? '' : ' rx="2"';
      const rect = `<rect x="${x}" y="${y}" width="${width}" height="${rectHeight}" fill="${fill}"${corner}/>`;
      const parent = node < options.root ? ' class="parent"' : '';
      write(text === '' && parent === '' ? rect : `<g${parent}>${rect}${text}</g>`);
      continue;
    }
    const title = `<title>${shown}${frameNumbers(tree, node, options)}</title>`;
    write(`<g>${title}<rect x="${x}" y="${y}" width="${width}" height="${rectHeight}" fill="${fill}"/>${text}</g>`);
  }
}

function labelMarkup(label: string, name: string, shown: string): string {
  return label === name ? shown : xml(label);
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
