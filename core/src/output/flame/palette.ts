/**
 * Frame colours. A palette gives a hue class to a frame, from its kind where that is known and from the form of its
 * name in the palettes that flamegraph.pl made common; within the class a frame's name chooses the shade.
 */

import { FRAME_KIND, type FrameKind } from '../../profile/model.ts';
import type { TreeFrame } from '../../profile/tree-frames.ts';

/** Ranges of hue in degrees, saturation and lightness in percent. Light enough for dark text on every shade. */
interface HueClass {
  readonly hue: readonly [number, number];
  readonly saturation: readonly [number, number];
  readonly lightness: readonly [number, number];
}

const HUES = {
  hot: { hue: [10, 48], saturation: [78, 90], lightness: [61, 68] },
  mem: { hue: [118, 162], saturation: [40, 52], lightness: [60, 70] },
  io: { hue: [212, 238], saturation: [58, 74], lightness: [69, 77] },
  red: { hue: [0, 10], saturation: [72, 84], lightness: [64, 72] },
  green: { hue: [92, 124], saturation: [42, 56], lightness: [58, 68] },
  blue: { hue: [205, 222], saturation: [58, 72], lightness: [68, 76] },
  aqua: { hue: [174, 188], saturation: [42, 54], lightness: [60, 69] },
  yellow: { hue: [47, 56], saturation: [74, 86], lightness: [58, 66] },
  purple: { hue: [272, 296], saturation: [44, 56], lightness: [71, 78] },
  orange: { hue: [24, 35], saturation: [84, 92], lightness: [61, 68] },
  grey: { hue: [30, 40], saturation: [4, 8], lightness: [74, 80] },
  pale: { hue: [35, 45], saturation: [12, 18], lightness: [82, 86] },
} as const satisfies Record<string, HueClass>;
export type Hue = keyof typeof HUES;

/** Palettes that are one hue class, or choose it by the name. */
type Chooser = (frame: TreeFrame) => Hue;

function single(hue: Hue): Chooser {
  return () => hue;
}

const NAMED: Readonly<Record<string, Chooser>> = {
  hot: single('hot'),
  mem: single('mem'),
  io: single('io'),
  red: single('red'),
  green: single('green'),
  blue: single('blue'),
  aqua: single('aqua'),
  yellow: single('yellow'),
  purple: single('purple'),
  orange: single('orange'),
  wakeup: single('aqua'),
  chain: ({ kind }) => (kind === FRAME_KIND.waker ? 'aqua' : 'blue'),
  java: (frame) => {
    const { name, kind, inlined } = frame;
    if (kind === FRAME_KIND.jit || kind === FRAME_KIND.jitTier1) return 'green';
    if (inlined) return 'aqua';
    if (/^L?(java|javax|jdk|net|org|com|io|sun)\//.test(name) || name.includes(':::')) return 'green';
    if (name.includes('::')) return 'yellow';
    return kind === FRAME_KIND.kernel ? 'orange' : 'red';
  },
  js: ({ name, kind }) => {
    if (kind === FRAME_KIND.jit) return name.includes('/') ? 'green' : 'aqua';
    if (name.includes('::')) return 'yellow';
    if (/\/.*\.js/.test(name)) return 'green';
    if (name.includes(':')) return 'aqua';
    if (name === ' ') return 'green';
    return kind === FRAME_KIND.kernel ? 'orange' : 'red';
  },
  node: ({ name, kind }) => {
    if (kind === FRAME_KIND.kernel) return 'orange';
    if (/(^|[ *~^])node:/.test(name)) return 'aqua';
    if (kind === FRAME_KIND.jit || /\.[cm]?[jt]s\b/.test(name)) return 'green';
    return name.includes('::') ? 'yellow' : 'red';
  },
  perl: ({ name, kind }) => {
    if (name.includes('::')) return 'yellow';
    if (name.includes('Perl') || name.includes('.pl')) return 'green';
    return kind === FRAME_KIND.kernel ? 'orange' : 'red';
  },
  python: ({ name, kind }) => {
    if (kind === FRAME_KIND.kernel) return 'orange';
    if (/site-packages|dist-packages/.test(name)) return 'aqua';
    if (/\.py\b|^py::|<module>/.test(name)) return 'green';
    return /^_?Py[A-Z_]/.test(name) ? 'yellow' : 'red';
  },
  rust: ({ name, kind }) => {
    if (kind === FRAME_KIND.kernel) return 'orange';
    if (/^<?(core|std|alloc)::/.test(name)) return 'aqua';
    return name.includes('::') ? 'green' : 'red';
  },
  go: ({ name, kind }) => {
    if (kind === FRAME_KIND.kernel) return 'orange';
    if (/^(runtime|internal|syscall)[./]/.test(name)) return 'aqua';
    return /^[\w./-]+\.[(\w]/.test(name) ? 'green' : 'red';
  },
};

/** Names that `--colors` takes. */
export const PALETTES: readonly string[] = ['kind', ...Object.keys(NAMED)];

/** The hue class of a frame by its kind; `base` is the palette of plain user code. */
function hueOfKind(frame: TreeFrame, base: Hue): Hue {
  if (frame.kind === FRAME_KIND.kernel) return base === 'io' || base === 'blue' ? 'purple' : 'blue';
  if (frame.inlined) return 'aqua';
  return KIND_HUES[frame.kind] ?? (frame.name.startsWith('[unknown]') ? 'grey' : base);
}

const KIND_HUES: Partial<Record<FrameKind, Hue>> = {
  [FRAME_KIND.jit]: 'green',
  [FRAME_KIND.jitTier1]: 'yellow',
  [FRAME_KIND.interpreter]: 'purple',
  [FRAME_KIND.waker]: 'aqua',
  [FRAME_KIND.lost]: 'grey',
  [FRAME_KIND.separator]: 'grey',
  [FRAME_KIND.process]: 'pale',
};

export interface PaletteOptions {
  /** A name of PALETTES, `kind:NAME` for kinds over another base, or nothing. */
  readonly colors?: string | undefined;
  readonly hash?: boolean | undefined;
  /** Mixed into every name's colour: another seed, other colours. */
  readonly seed?: number | undefined;
  readonly palette?: ReadonlyMap<string, string> | undefined;
}

/** Gives each frame its colour as #rrggbb. */
export function frameColors(frames: readonly TreeFrame[], options: PaletteOptions): string[] {
  const chooser = paletteChooser(options.colors);
  return frames.map((frame) => {
    const fixed = options.palette?.get(frame.name);
    if (fixed !== undefined) return fixed;
    if (frame.kind === FRAME_KIND.separator) return '#a0a0a0';
    return shade(chooser(frame), frame.name, options);
  });
}

/** Colour of the root, "all". */
export const ROOT_COLOR = '#d8d4cd';

export function isPalette(name: string): boolean {
  return name === 'kind' || Object.hasOwn(NAMED, name) || (name.startsWith('kind:') && isHue(name.slice(5)));
}

function isHue(name: string): name is Hue {
  return Object.hasOwn(HUES, name);
}

function paletteChooser(colors: string | undefined): Chooser {
  if (colors !== undefined && Object.hasOwn(NAMED, colors)) return NAMED[colors]!;
  const base = colors?.startsWith('kind:') === true ? colors.slice(5) : 'hot';
  return (frame) => hueOfKind(frame, isHue(base) ? base : 'hot');
}

/** What the legend says: the hue classes that the kinds in the picture have. */
export function kindLegend(
  frames: readonly TreeFrame[],
  colors: string | undefined,
): { text: string; color: string }[] {
  if (colors !== undefined && colors !== 'kind' && !colors.startsWith('kind:')) return [];
  if (!frames.some(({ kind, inlined }) => inlined || (kind !== FRAME_KIND.none && kind !== FRAME_KIND.separator))) {
    return [];
  }
  const chooser = paletteChooser(colors);
  const entries = new Map<string, string>();
  for (const frame of frames) {
    const text = kindName(frame);
    if (text !== undefined && !entries.has(text)) entries.set(text, middleShade(chooser(frame)));
  }
  return LEGEND_ORDER.filter((text) => entries.has(text)).map((text) => ({ text, color: entries.get(text)! }));
}

const LEGEND_ORDER = [
  'process',
  'user',
  'inlined',
  'JIT',
  'JIT, tier 1',
  'interpreter',
  'kernel',
  'waker',
  'no name',
  'lost',
];

function kindName({ kind, inlined, name }: TreeFrame): string | undefined {
  if (kind === FRAME_KIND.kernel) return 'kernel';
  if (inlined) return 'inlined';
  if (kind === FRAME_KIND.jit) return 'JIT';
  if (kind === FRAME_KIND.jitTier1) return 'JIT, tier 1';
  if (kind === FRAME_KIND.interpreter) return 'interpreter';
  if (kind === FRAME_KIND.waker) return 'waker';
  if (kind === FRAME_KIND.lost) return 'lost';
  if (kind === FRAME_KIND.process) return 'process';
  if (kind === FRAME_KIND.separator) return undefined;
  return name.startsWith('[unknown]') ? 'no name' : 'user';
}

function shade(hue: Hue, name: string, options: PaletteOptions): string {
  const [first, second, third] = shadeNumbers(name, options);
  const { hue: hues, saturation, lightness } = HUES[hue] as HueClass;
  return hslHex(between(hues, first), between(saturation, second), between(lightness, third));
}

function middleShade(hue: Hue): string {
  const { hue: hues, saturation, lightness } = HUES[hue] as HueClass;
  return hslHex(between(hues, 0.5), between(saturation, 0.5), between(lightness, 0.5));
}

/** Three numbers in [0, 1), from the whole name; the first from its beginning with `hash`. */
function shadeNumbers(name: string, options: PaletteOptions): [number, number, number] {
  const whole = hashText(name, options.seed ?? 0);
  const parts: [number, number, number] = [
    (whole & 0x3ff) / 1024,
    ((whole >>> 10) & 0x3ff) / 1024,
    (whole >>> 20) / 4096,
  ];
  if (options.hash !== true) return parts;
  return [prefixNumber(name), parts[1], parts[2]];
}

/** FNV-1a over UTF-16 units, with a final mix so that the low bits are good. */
function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Names that begin alike give numbers that are near: each character counts a fraction of the one before. */
function prefixNumber(name: string): number {
  const start = Math.max(name.lastIndexOf('::'), name.lastIndexOf('.'), name.lastIndexOf('`')) + 1;
  let number = 0;
  let weight = 0.5;
  for (const unit of name.slice(start < name.length ? start : 0).slice(0, 12)) {
    number += weight * ((unit.codePointAt(0)! % 32) / 32);
    weight /= 2;
  }
  return number;
}

function between([from, to]: readonly [number, number], share: number): number {
  return from + (to - from) * share;
}

/** CSS Color 4, § 7.1: HSL to sRGB. */
export function hslHex(hue: number, saturation: number, lightness: number): string {
  const chroma = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100);
  const channel = (n: number): string => {
    const k = (n + hue / 30) % 12;
    const value = lightness / 100 - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
