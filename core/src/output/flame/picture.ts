/** Everything about a picture but the tree: what the writer and the script in the file both need to draw it. */
import type { CallTree } from '../../profile/call-tree.ts';
import type { ValueType } from '../../profile/model.ts';
import type { ColorOptions } from './frame-colors.ts';
import type { Geometry } from './frame-markup.ts';
import { countName, countShift } from './frame-text.ts';
import { DEFAULT_FONT, type ResolvedOptions, SIDE_PAD } from './options.ts';
import { safeColor } from './safe-color.ts';

export interface Picture {
  /** Width in pixels that was drawn for. */
  readonly width: number;
  /** The page decides the width. */
  readonly fluid: boolean;
  /** Height of a level. */
  readonly height: number;
  readonly fontsize: number;
  readonly font: string;
  readonly fontwidth?: number;
  readonly truncate: 'head' | 'tail' | 'middle';
  readonly minwidth: number | string;
  readonly inverted: boolean;
  readonly subtitle: boolean;
  readonly nametype: string;
  readonly countname: string;
  readonly unit: string;
  readonly decimals: number;
  /** Decimal places by which the unit of `countname` is larger than the values' own. */
  readonly shift: number;
  readonly factor?: number;
  /** Column of the tree that widths are made of. */
  readonly column: number;
  /** Amount that is 100 %. */
  readonly total: number;
  readonly compat: boolean;
  /** Fill of what a search finds. */
  readonly searchcolor?: string;
  readonly paint: ColorOptions;
  /** Colours by name that win over the palette. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** What a file says of itself in JSON, before the packed tree. */
export interface Carried {
  readonly picture: Picture;
  /** Value types of the tree's columns. */
  readonly columns: readonly ValueType[];
}

export function makePicture(tree: CallTree, options: ResolvedOptions, seed: number): Picture {
  const column = tree.columns.length - 1;
  const type = tree.columns[column]!;
  const whole = Number(tree.total[column]![0]!);
  const countname = options.countname ?? countName(type.type, type.unit);
  return {
    width: options.drawWidth,
    fluid: options.width === undefined,
    height: options.height,
    fontsize: options.fontsize,
    font: options.fonttype,
    ...(options.fontwidth === undefined ? {} : { fontwidth: options.fontwidth }),
    truncate: options.truncate,
    minwidth: options.minwidth ?? 0.1,
    inverted: options.inverted === true,
    subtitle: options.subtitle !== '',
    nametype: options.nametype,
    countname,
    unit: type.unit,
    decimals: type.decimals,
    shift: countShift(type.unit, countname),
    ...(options.factor === undefined ? {} : { factor: options.factor }),
    column,
    total: Math.max(whole, (options.total ?? 0) * 10 ** (type.decimals + countShift(type.unit, countname))),
    compat: options.compat === true,
    ...(options.searchcolor === undefined ? {} : { searchcolor: safeColor(options.searchcolor) }),
    paint: {
      colors: options.colors,
      hash: options.hash,
      seed,
      delta: options.delta,
      noise: options.noise,
      negate: options.negate,
      colordiffusion: options.colordiffusion,
    },
    ...(options.palette === undefined ? {} : { fixed: Object.fromEntries(options.palette) }),
  };
}

/** Space above and below the frames: title, subtitle and details, in pixels. */
export function pads(picture: Picture): { top: number; bottom: number } {
  const { fontsize, subtitle, inverted } = picture;
  const details = 2 * fontsize + 10;
  const top = 3 * fontsize + (subtitle ? 2 * fontsize : 0);
  return inverted ? { top: top + details, bottom: fontsize } : { top, bottom: details };
}

export function geometryOf(picture: Picture, width: number, levels: number): Geometry {
  return {
    left: SIDE_PAD,
    width: width - 2 * SIDE_PAD,
    top: pads(picture).top,
    levels,
    height: picture.height,
    inverted: picture.inverted,
  };
}

/** Height of the whole picture with `levels` levels of frames. */
export function pictureHeight(picture: Picture, levels: number): number {
  const { top, bottom } = pads(picture);
  return top + levels * picture.height + bottom;
}

/** Amount under which a frame is not drawn when `total` spans `width` pixels. */
export function leastAmount(picture: Picture, width: number, total: number): number {
  const { minwidth } = picture;
  if (typeof minwidth === 'string' && minwidth.trim().endsWith('%')) return (total * Number.parseFloat(minwidth)) / 100;
  return (total * Number(minwidth)) / (width - 2 * SIDE_PAD);
}

/** The font list with quotes that an attribute can hold. */
export function fontFamily(picture: Picture): string {
  return picture.font === DEFAULT_FONT ? DEFAULT_FONT : `${picture.font},${DEFAULT_FONT}`;
}
