/** How a flame graph looks. The names are those of flamegraph.pl where it has the option. */
export interface FlameOptions {
  readonly title?: string;
  readonly subtitle?: string;
  /** Width in pixels; without it the picture takes the width of its page. */
  readonly width?: number;
  /** Height of a frame in pixels. */
  readonly height?: number;
  /** Frames narrower than this are not drawn: pixels, or a share of the whole such as `0.5%`. */
  readonly minwidth?: number | string;
  readonly fonttype?: string;
  readonly fontsize?: number;
  /** Average width of a character as a share of the font size, instead of the table of widths. */
  readonly fontwidth?: number;
  /** What is counted: `samples`, `ns`, `bytes`. */
  readonly countname?: string;
  /** What a frame is called in the details line. */
  readonly nametype?: string;
  /** Palette of the frames; by the frames' kinds without. */
  readonly colors?: string;
  /** Background: `yellow`, `blue`, `green`, `grey`, `plain`, or a colour as #rrggbb. */
  readonly bgcolors?: string;
  /** Similar names get similar colours. */
  readonly hash?: boolean;
  /** Another colour for each frame at each run. */
  readonly random?: boolean;
  /** Colours by name that win over the palette. */
  readonly palette?: ReadonlyMap<string, string>;
  /** Colour by share of the whole, red for the widest. */
  readonly colordiffusion?: boolean;
  /** Colour of the line around frames; none without. */
  readonly strokecolor?: string;
  /** Colour of the controls' text. */
  readonly uicolor?: string;
  /** Colour of frames that a search matches. */
  readonly searchcolor?: string;
  /** Draw as if the whole were this much, where it is more than the sum. */
  readonly total?: number;
  /** Multiply the amounts shown. */
  readonly factor?: number;
  /** Notes kept in the file. */
  readonly notes?: string;
  /** Root at the top. */
  readonly inverted?: boolean;
  /** Leaf first: callers above each function. */
  readonly reverse?: boolean;
  /** Order of time instead of names; equal neighbours merge. */
  readonly flamechart?: boolean;
  /** Order of siblings. */
  readonly order?: 'name' | 'width';
  readonly collapseRecursion?: boolean;
  /** Which part of a long name is kept. */
  readonly truncate?: 'head' | 'tail' | 'middle';
  /** Comparison: swap the colours' direction (flamegraph.pl's --negate). */
  readonly negate?: boolean;
  /** Comparison: colour by the frame's own change or by its whole subtree's. */
  readonly delta?: 'self' | 'subtree';
  /** Comparison: changes under this many standard deviations of a count stay grey. */
  readonly noise?: number;
  /** Keep the whole tree in the file, for exact search and for zooming into what is too narrow to draw. */
  readonly data?: boolean;
  /** Write empty text elements too, for tools that count on them. */
  readonly compat?: boolean;
  /** Value type to draw, by index. */
  readonly value?: number;
  /** Labels that become the outermost frames. */
  readonly roots?: readonly string[];
}

/** Width that pixels are worked out for when the page decides. */
export const NOMINAL_WIDTH = 1200;

export interface ResolvedOptions extends FlameOptions {
  readonly title: string;
  readonly subtitle: string;
  readonly drawWidth: number;
  readonly height: number;
  readonly fonttype: string;
  readonly fontsize: number;
  readonly nametype: string;
  readonly noise: number;
  readonly delta: 'self' | 'subtree';
  readonly truncate: 'head' | 'tail' | 'middle';
}

export const DEFAULT_FONT = "Verdana,'DejaVu Sans',Geneva,sans-serif";

export function resolveOptions(options: FlameOptions): ResolvedOptions {
  const chart = options.flamechart === true ? 'Flame Chart' : 'Flame Graph';
  return {
    ...options,
    title: options.title ?? (options.inverted === true ? 'Icicle Graph' : chart),
    subtitle: options.subtitle ?? '',
    drawWidth: clamp(options.width ?? NOMINAL_WIDTH, 100, 100_000),
    height: clamp(options.height ?? 16, 4, 200),
    fonttype: options.fonttype ?? DEFAULT_FONT,
    fontsize: clamp(options.fontsize ?? 12, 4, 96),
    nametype: options.nametype ?? 'Function:',
    noise: options.noise ?? 3,
    delta: options.delta ?? 'subtree',
    truncate: options.truncate ?? 'head',
  };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}

/** Empty space left and right of the frames, in pixels. */
export const SIDE_PAD = 10;
