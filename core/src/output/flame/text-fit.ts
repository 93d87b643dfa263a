/**
 * How much of a name fits a width, without a browser: character widths of Verdana in thousandths of the font size,
 * which DejaVu Sans and the usual sans-serif faces do not exceed by much.
 */

const ASCII =
  '352 394 459 818 636 1076 727 269 454 454 636 818 364 454 364 454 636 636 636 636 636 636 636 636 636 636 454 454 ' +
  '818 818 818 545 1000 684 686 698 771 632 575 775 751 421 455 693 557 843 748 787 603 787 695 684 616 732 684 989 ' +
  '685 615 685 454 454 454 818 636 636 601 623 521 623 596 352 623 633 274 344 592 274 973 633 607 623 623 427 521 ' +
  '394 633 592 818 592 592 525 635 454 635 818';
const WIDTHS = Float64Array.from(ASCII.split(' '), (width) => Number(width) / 1000);

/** Width of one character as a share of the font size. */
function characterWidth(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint < 0x7f) return WIDTHS[codePoint - 0x20]!;
  return codePoint >= 0x1100 ? 1.05 : 0.7;
}

/** Characters of a cut name that are worth showing. */
const FEWEST = 3;

export interface FitOptions {
  readonly fontsize: number;
  /** One width for every character, as a share of the font size. */
  readonly fontwidth?: number | undefined;
  readonly truncate: 'head' | 'tail' | 'middle';
}

/** The name cut to `width` pixels with `..` for what is missing; empty when not even three characters fit. */
export function fitText(name: string, width: number, options: FitOptions): string {
  const room = width / options.fontsize;
  if (room < 3 * 0.5) return '';
  const measure = options.fontwidth === undefined ? characterWidth : () => options.fontwidth!;
  // Almost all frames are narrower than their name by far: measure only what can fit.
  if (name.length <= room / 0.27 && textWidth(name, measure) <= room) return name;
  const dots = 2 * measure(0x2e);
  const characters = Array.from(name.length > 4096 ? name.slice(0, 4096) : name);
  if (options.truncate === 'head') {
    return kept(takeWhileFits(characters, room - dots, measure), (part) => `${part}..`);
  }
  if (options.truncate === 'tail') {
    const part = takeWhileFits(Array.from(name).slice(-4096).reverse(), room - dots, measure);
    return kept(part.reverse(), (text) => `..${text}`);
  }
  const head = takeWhileFits(characters, (room - dots) / 2, measure);
  const tail = takeWhileFits(Array.from(name).slice(-4096).reverse(), (room - dots) / 2, measure).reverse();
  return head.length < FEWEST - 1 ? '' : `${head.join('')}..${tail.join('')}`;
}

/** Width of a text as a multiple of the font size. */
export function textWidth(text: string, measure: (codePoint: number) => number = characterWidth): number {
  let width = 0;
  for (const character of text) width += measure(character.codePointAt(0)!);
  return width;
}

function takeWhileFits(characters: readonly string[], room: number, measure: (codePoint: number) => number): string[] {
  let width = 0;
  let count = 0;
  while (count < characters.length) {
    width += measure(characters[count]!.codePointAt(0)!);
    if (width > room) break;
    count++;
  }
  return characters.slice(0, count);
}

function kept(characters: readonly string[], join: (text: string) => string): string {
  return characters.length < FEWEST ? '' : join(characters.join(''));
}
