import { xml } from '../escape.ts';
import { fontFamily, type Picture } from './picture.ts';

const BACKGROUNDS: Readonly<Record<string, readonly [string, string]>> = {
  plain: ['#ffffff', '#ffffff'],
  yellow: ['#fdfdf3', '#f5eeb6'],
  blue: ['#f3f6fd', '#dfe6fa'],
  green: ['#f2fbf3', '#dcf3de'],
  grey: ['#fafafa', '#ececec'],
};

/** The two ends of the background for `--bgcolors`; a colour is used for both. */
export function backgroundColors(name: string | undefined): readonly [string, string] {
  if (name !== undefined && /^#[0-9a-f]{3}([0-9a-f]{3})?$/i.test(name)) return [name, name];
  return BACKGROUNDS[name ?? 'plain'] ?? BACKGROUNDS.plain!;
}

/**
 * The style element's text. Every rule is below the class of the picture, so that several can be on one page and none
 * changes the page; what follows the scheme of the reader is in media queries, which work in `img` too.
 */
export function svgStyle(picture: Picture, colors: { stroke?: string; ui?: string }): string {
  const root = '.bccx-flame';
  const font = xml(fontFamily(picture)).replaceAll('&#39;', "'");
  const stroke = colors.stroke === undefined ? '' : `stroke:${colors.stroke};stroke-width:1;`;
  return [
    `${root}{background:transparent;color-scheme:light dark}`,
    `${root} text{font:${picture.fontsize}px ${font};fill:#1b1b1a;pointer-events:none}`,
    `${root} #title{font-size:${picture.fontsize + 5}px;text-anchor:middle}`,
    `${root} #subtitle,${root} .empty{text-anchor:middle;fill:#6b6b67}`,
    `${root} #frames rect{rx:2px;${stroke}}`,
    `${root} #frames g:hover rect,${root} #zoomed rect:hover{stroke:#1b1b1a;stroke-width:.8}`,
    ...(stroke === '' ? [] : [`${root} #zoomed rect{${stroke}}`]),
    `${root} #frames g,${root} #zoomed,${root} .button{cursor:pointer}`,
    `${root} .parent rect{opacity:.45}`,
    `${root} .hide{display:none}`,
    `${root} .button{pointer-events:auto;fill:${colors.ui ?? '#6b6b67'}}`,
    `${root} .button:hover{fill:${colors.ui ?? '#1b1b1a'};text-decoration:underline}`,
    `${root} .end{text-anchor:end}`,
    `${root} .ground{fill:#fff;fill-opacity:.93}`,
    `${root} .note{fill:#6b6b67}`,
    `${root} .on{font-weight:bold;text-decoration:underline}`,
    `${root} .error{fill:#d03030!important}`,
    `${root} .searchbox input{box-sizing:border-box;width:100%;height:26px;padding:2px 8px;font:${picture.fontsize + 1}px ${font};border:1px solid #8a8a86;border-radius:5px;background:Canvas;color:CanvasText}`,
    `${root} .menu{overflow:visible}`,
    `${root} .menu div{display:grid;padding:4px;border:1px solid #8a8a86;border-radius:7px;background:Canvas;box-shadow:0 3px 12px rgba(0,0,0,.25)}`,
    `${root} .menu button{display:block;width:100%;height:34px;padding:0 10px;text-align:left;font:${picture.fontsize + 1}px ${font};border:0;border-radius:4px;background:transparent;color:CanvasText}`,
    `${root} .menu button:hover,${root} .menu button:focus{background:Highlight;color:HighlightText;outline:none}`,
    `${root} .here rect,${root} rect.here{stroke:#1b1b1a;stroke-width:2}`,
    `${root}:focus,${root} g:focus{outline:none}`,
    `${root} .button:focus-visible{outline:2px solid #2d7dc8;outline-offset:2px}`,
    '@media (prefers-color-scheme:dark){',
    `${root} stop{stop-color:#16181c}`,
    `${root} .ground{fill:#16181c}`,
    `${root} text{fill:#e9e7e2}`,
    `${root} #frames text,${root} #zoomed text{fill:#0e0e0d}`,
    `${root} #frames rect,${root} #zoomed rect{fill-opacity:.86}`,
    `${root} #subtitle,${root} .note{fill:#a3a19b}`,
    `${root} .button{fill:${colors.ui ?? '#a3a19b'}}`,
    `${root} .button:hover{fill:${colors.ui ?? '#ffffff'}}`,
    `${root} #frames g:hover rect,${root} #zoomed rect:hover,${root} .here rect,${root} rect.here{stroke:#fff}`,
    '}',
    '@media print{',
    `${root} .button,${root} #details{display:none}`,
    '}',
  ].join('\n');
}
