/**
 * Flame graph as one self-contained SVG: a still picture that is complete without scripts, with a script for zoom and
 * search. Ids, the structure of `#frames` and the titles are flamegraph.pl's, so that programs which read its pictures
 * read these.
 */
import { randomInt } from 'node:crypto';
import { sumAmounts } from '../../profile/amounts.ts';
import type { CallTree } from '../../profile/call-tree.ts';
import type { Profile } from '../../profile/model.ts';
import { topSelf } from '../../profile/top-frames.ts';
import { ByteSink } from '../byte-sink.ts';
import { safeJson, visible, xml } from '../escape.ts';
import { percentText } from '../units.ts';
import { deltaLegend } from './delta.ts';
import { flameTree } from './flame-tree.ts';
import { nodeColors } from './frame-colors.ts';
import { writeFrames } from './frame-markup.ts';
import { amountText } from './frame-text.ts';
import { layOut } from './layout.ts';
import { type FlameOptions, type ResolvedOptions, resolveOptions, SIDE_PAD } from './options.ts';
import { packedText } from './packed-text.ts';
import { kindLegend } from './palette.ts';
import { type Carried, geometryOf, leastAmount, makePicture, type Picture, pads, pictureHeight } from './picture.ts';
import { safeColor } from './safe-color.ts';
import { backgroundColors, svgStyle } from './svg-style.ts';
import { SVG_VIEWER } from './svg-viewer.generated.ts';
import { fitText, textWidth } from './text-fit.ts';

export function renderSvg(profile: Profile, options: FlameOptions = {}): Uint8Array[] {
  const tree = flameTree(profile, options);
  return drawTree(tree, options);
}

/** True when there is nothing to draw: the picture then says so. */
export function isEmptyProfile(profile: Profile): boolean {
  return profile.samples.values.every((column) => sumAmounts(column) === 0n);
}

/** Draws a tree; an empty one gives a small picture that says that there are no samples. */
export function drawTree(tree: CallTree, given: FlameOptions): Uint8Array[] {
  const options = resolveOptions(given);
  const picture = makePicture(tree, options, options.random === true ? randomInt(2 ** 31) : 0);
  const layout = layOut(tree, {
    column: picture.column,
    least: (total) => leastAmount(picture, picture.width, total),
    total: picture.total,
  });
  const empty = Number(tree.total[picture.column]![0]!) === 0;
  const levels = empty ? 1 : layout.maxDepth + 1;
  const sink = new ByteSink();
  openDocument(sink, picture, options, { tree, levels, hidden: layout.hidden });
  sink.write('<g id="frames">');
  if (!empty) {
    writeFrames(
      tree,
      layout,
      {
        geometry: geometryOf(picture, picture.width, levels),
        color: nodeColors(tree, { ...picture.paint, palette: options.palette }),
        fit: { fontsize: picture.fontsize, fontwidth: picture.fontwidth, truncate: picture.truncate, fitText },
        countname: xml(picture.countname),
        shift: picture.shift,
        factor: picture.factor,
        total: picture.total,
        column: picture.column,
        titles: true,
        compat: picture.compat,
        root: 0,
      },
      (markup) => sink.write(markup),
    );
  } else sink.write(`<text class="empty" x="50%" y="${pads(picture).top + picture.height}">No samples.</text>`);
  sink.write('</g>\n');
  if (empty) sink.write('</svg>\n');
  else closeDocument(sink, picture, options.data === false ? undefined : tree, tree);
  return sink.finish();
}

interface Content {
  readonly tree: CallTree;
  readonly levels: number;
  readonly hidden: number;
}

function openDocument(sink: ByteSink, picture: Picture, options: ResolvedOptions, content: Content): void {
  const height = pictureHeight(picture, content.levels);
  const width = picture.fluid ? '100%' : String(picture.width);
  sink.write('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n');
  sink.write(
    `<svg class="bccx-flame" version="1.1" width="${width}" height="${height}" viewBox="0 0 ${picture.width} ${height}" preserveAspectRatio="xMidYMin" role="group" aria-label="${xml(options.title)}" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n`,
  );
  sink.write('<!-- Flame graph by bccx. -->\n');
  sink.write(`<!-- NOTES: ${comment(options.notes ?? '')} -->\n`);
  sink.write(`<desc>${xml(summary(picture, content.tree))}</desc>\n`);
  const [from, to] = backgroundColors(options.bgcolors);
  sink.write(
    `<defs><linearGradient id="background" y1="0" y2="1" x1="0" x2="0"><stop stop-color="${from}" offset="5%"/><stop stop-color="${to}" offset="95%"/></linearGradient></defs>\n`,
  );
  const { strokecolor: stroke, uicolor: ui } = options;
  sink.write(
    `<style>\n${svgStyle(picture, {
      ...(stroke === undefined ? {} : { stroke: safeColor(stroke) }),
      ...(ui === undefined ? {} : { ui: safeColor(ui) }),
    })}\n</style>\n`,
  );
  sink.write('<rect x="0" y="0" width="100%" height="100%" fill="url(#background)"/>\n');
  writeControls(sink, picture, options, { height, comparison: content.tree.columns.length > 1 });
  writeLegend(sink, picture, options, { ...content, height });
}

function writeControls(
  sink: ByteSink,
  picture: Picture,
  options: ResolvedOptions,
  { height, comparison }: { height: number; comparison: boolean },
): void {
  const { fontsize } = picture;
  const line = fontsize * 2;
  const { top } = pads(picture);
  const details = picture.inverted ? top - fontsize : height - fontsize - 5;
  sink.write(`<text id="title" x="50%" y="${line}">${xml(options.title)}</text>\n`);
  if (picture.subtitle) sink.write(`<text id="subtitle" x="50%" y="${line * 2}">${xml(options.subtitle)}</text>\n`);
  sink.write(`<text id="details" x="${SIDE_PAD}" y="${details}"> </text>\n`);
  sink.write(`<text id="unzoom" class="button hide" x="${SIDE_PAD}" y="${line}">Reset Zoom</text>\n`);
  sink.write(`<text id="search" class="button end hide" x="100%" dx="-36" y="${line}">Search</text>\n`);
  sink.write(`<text id="ignorecase" class="button end hide" x="100%" dx="-10" y="${line}">ic</text>\n`);
  if (comparison) {
    sink.write(`<text id="before" class="button end hide" x="100%" dx="-100" y="${line}">Show before</text>\n`);
  }
  sink.write(`<text id="matched" class="end" x="100%" dx="-10" y="${details}"> </text>\n`);
}

/** What the colours mean, and how much is too narrow to be seen, right-aligned on the line of the details. */
function writeLegend(
  sink: ByteSink,
  picture: Picture,
  options: ResolvedOptions,
  content: Content & { height: number },
): void {
  const entries = legendEntries(content.tree, options);
  const { fontsize } = picture;
  const y = picture.inverted ? pads(picture).top - fontsize : content.height - fontsize - 5;
  const size = Math.round(fontsize);
  const marks: string[] = [];
  let right = -SIDE_PAD;
  for (const { text, color } of entries.toReversed()) {
    const label = `<text class="end note" x="${Math.round(right)}" y="${y}">${xml(text)}</text>`;
    right -= textWidth(text) * fontsize + size + 6;
    const top = Math.round(y - fontsize * 0.85);
    marks.push(
      `<rect x="${Math.round(right)}" y="${top}" width="${size}" height="${size}" rx="2" fill="${color}"/>${label}`,
    );
    right -= size;
  }
  sink.write(`<svg id="legend" x="100%" overflow="visible">${marks.reverse().join('')}</svg>\n`);
}

function legendEntries(tree: CallTree, options: ResolvedOptions): { text: string; color: string }[] {
  if (Number(tree.total.at(-1)![0]!) === 0) return [];
  if (tree.columns.length > 1) return deltaLegend(options.negate === true);
  return kindLegend(tree.frames, options.colors);
}

/** The settings, the tree, and the script that reads them. */
function closeDocument(sink: ByteSink, picture: Picture, carriedTree: CallTree | undefined, tree: CallTree): void {
  const carried: Carried = { picture, columns: tree.columns };
  sink.write(`<metadata class="bccx-data">${xml(safeJson(carried))}`);
  if (carriedTree !== undefined) sink.write(`\n${packedText(carriedTree)}`);
  sink.write('</metadata>\n');
  sink.write(`<script><![CDATA[${SVG_VIEWER}]]></script>\n</svg>\n`);
}

/** What a reader who cannot see the picture is told: the whole, and the functions with most of their own. */
function summary(picture: Picture, tree: CallTree): string {
  const totals = tree.total[picture.column]!;
  if (Number(totals[0]!) === 0) return 'No samples.';
  const { factor } = picture;
  const decimals = picture.decimals + picture.shift;
  const lines = topSelf(tree, picture.column, 10).map(({ name, self }) => {
    return `${name}: ${amountText(self, decimals, factor)} (${percentText(Number(self), picture.total)}%)`;
  });
  const whole = amountText(totals[0]!, decimals, factor);
  return `Flame graph of ${whole} ${picture.countname}. Most by itself: ${lines.join('; ')}.`;
}

/** A comment may not hold two hyphens. */
function comment(text: string): string {
  return visible(text).replaceAll('--', '- -').replace(/-$/, '- ');
}
