/**
 * Flame graph as one HTML page for large profiles: the whole tree, packed, and a script that draws what is in the
 * window on a canvas. The page asks for nothing from anywhere; its own policy allows its one script and one style.
 */
import { createHash, randomInt } from 'node:crypto';
import type { CallTree } from '../../profile/call-tree.ts';
import type { Profile } from '../../profile/model.ts';
import { topSelf } from '../../profile/top-frames.ts';
import { ByteSink } from '../byte-sink.ts';
import { safeJson, xml } from '../escape.ts';
import { percentText } from '../units.ts';
import { flameTree } from './flame-tree.ts';
import { amountText } from './frame-text.ts';
import { HTML_STYLE } from './html-style.ts';
import { HTML_VIEWER, HTML_VIEWER_HASH } from './html-viewer.generated.ts';
import { type FlameOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { packedText } from './packed-text.ts';
import { type Carried, makePicture, type Picture } from './picture.ts';

export function renderHtml(profile: Profile, given: FlameOptions = {}): Uint8Array[] {
  const options = resolveOptions(given);
  const tree = flameTree(profile, options);
  const picture = makePicture(tree, options, options.random === true ? randomInt(2 ** 31) : 0);
  const sink = new ByteSink();
  writeHead(sink, options);
  writeBody(sink, { options, picture, tree });
  return sink.finish();
}

function writeHead(sink: ByteSink, options: ResolvedOptions): void {
  const style = `'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${HTML_VIEWER_HASH}; style-src ${style}; base-uri 'none'; form-action 'none'`;
  sink.write('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n');
  sink.write(`<meta http-equiv="Content-Security-Policy" content="${policy}">\n`);
  sink.write(
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="generator" content="bccx">\n',
  );
  sink.write(`<title>${xml(options.title)}</title>\n<style>${HTML_STYLE}</style>\n</head>\n`);
}

function writeBody(sink: ByteSink, page: { options: ResolvedOptions; picture: Picture; tree: CallTree }): void {
  const { options, picture, tree } = page;
  const empty = Number(tree.total[picture.column]![0]!) === 0;
  sink.write(`<body>\n<header><h1>${xml(options.title)}</h1>`);
  if (options.subtitle !== '') sink.write(`<p>${xml(options.subtitle)}</p>`);
  if (options.notes !== undefined && options.notes !== '') sink.write(`<p>${xml(options.notes)}</p>`);
  sink.write('</header>\n');
  if (empty) {
    sink.write('<p id="loading">No samples.</p>\n</body>\n</html>\n');
    return;
  }
  sink.write('<div id="app"></div>\n<p id="loading">Reading the profile…</p>\n');
  sink.write(
    `<noscript><p>This page draws with a script. Most by themselves:</p>${topTable(tree, picture)}</noscript>\n`,
  );
  const carried: Carried = { picture, columns: tree.columns };
  // A script element of another type is data: it is read as it stands, up to its end tag, which neither part can hold.
  sink.write(`<script type="application/x-bccx" id="bccx-data">${safeJson(carried)}\n${packedText(tree)}</script>\n`);
  sink.write(`<script>${HTML_VIEWER}</script>\n</body>\n</html>\n`);
}

/** The first functions as a table, for readers without scripts. */
function topTable(tree: CallTree, picture: Picture): string {
  const rows = topSelf(tree, picture.column, 50).map(({ name, self }) => {
    const share = percentText(Number(self), picture.total);
    return `<tr><td>${share}%</td><td>${amountText(self, picture.decimals + picture.shift, picture.factor)}</td><td>${xml(name)}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}
