import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { bccx } from './commands.js';
import { flamegraphScript } from './peers.js';
import { median } from './statistics.js';

const generator = fileURLToPath(new URL('folded-stacks.js', import.meta.url));
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * How a reader works a picture: a click on the frame named in `zoom`, the way back, and a search.
 *
 * @typedef {object} Subject
 * @property {string} url
 * @property {(page: import('playwright-core').Page) => Promise<void>} ready
 * @property {(page: import('playwright-core').Page) => Promise<void>} zoom
 * @property {(page: import('playwright-core').Page) => Promise<void>} unzoom
 * @property {(page: import('playwright-core').Page) => Promise<void>} search
 */

/**
 * Pictures of the same stacks in one browser.
 *
 * @param {number} rounds
 * @returns {Promise<import('./section.js').Section>}
 */
export async function flameBrowser(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  const browser = await chromium.launchPersistentContext(join(directory, 'browser'), {
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: flags,
    viewport: { width: 1200, height: 800 },
  });
  try {
    const subjects = makePictures(directory);
    /** @type {Map<string, Record<string, number[]>>} */
    const seen = new Map();
    for (let round = 0; round < rounds; round++) {
      for (const [name, subject] of Object.entries(subjects)) {
        const times = await timeSubject(browser, subject);
        const all = seen.get(name) ?? { load: [], zoom: [], unzoom: [], search: [] };
        for (const [step, value] of Object.entries(times)) all[step]?.push(value);
        seen.set(name, all);
      }
    }
    return report(seen);
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {string} directory
 * @returns {Record<string, Subject>}
 */
function makePictures(directory) {
  const folded = join(directory, 'in.folded');
  execFileSync(process.execPath, [generator, '100000'], { stdio: ['ignore', openSync(folded, 'w'), 'inherit'] });
  const [svg, html, perl] = ['bccx.svg', 'bccx.html', 'perl.svg'].map((name) => join(directory, name));
  if (svg === undefined || html === undefined || perl === undefined) throw new Error('no files');
  const [node = '', ...words] = bccx(['flame', folded, '--width', '1200', '-o', svg, '-o', html]);
  execFileSync(node, words);
  execFileSync('perl', [flamegraphScript, folded], { stdio: ['ignore', openSync(perl, 'w'), 'inherit'] });
  return {
    'flamegraph.pl, SVG': {
      url: pathToFileURL(perl).href,
      ready: async (page) => page.evaluate(findGoal('.func_g, #frames > g')),
      zoom: async (page) => page.evaluate('zoom(goal)'),
      unzoom: async (page) => page.evaluate('unzoom()'),
      search: async (page) => page.evaluate("search('alloc')"),
    },
    'bccx, SVG with the whole tree': {
      url: pathToFileURL(svg).href,
      // The tree is unpacked when the page has been shown; a search for nothing waits for it.
      ready: async (page) => {
        await page.evaluate("search('')");
        await page.evaluate(findGoal('#frames > g'));
      },
      zoom: async (page) => page.evaluate('zoom(goal)'),
      unzoom: async (page) => page.evaluate('unzoom()'),
      search: async (page) => page.evaluate("search('alloc')"),
    },
    'bccx, HTML with the whole tree': {
      url: pathToFileURL(html).href,
      ready: async (page) => {
        await page.waitForSelector('canvas');
      },
      zoom: async (page) => page.evaluate(clickCanvas(0.45, 10)),
      unzoom: async (page) => page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: '0' }))"),
      search: async (page) =>
        page.evaluate(
          "(field => { field.value = 'alloc'; field.dispatchEvent(new Event('input')); })(document.querySelector('input'))",
        ),
    },
  };
}

/**
 * Keeps the frame to zoom to: the widest that is not nearly the whole. Looking for it is not part of what is timed.
 *
 * @param {string} selector
 */
function findGoal(selector) {
  return `void (window.goal = [...document.querySelectorAll('${selector}')]
    .map(g => [g, +g.querySelector('rect').getAttribute('width')]).filter(([, width]) => width < 900)
    .sort(([, a], [, b]) => b - a)[0][0])`;
}

/**
 * @param {number} share of the width
 * @param {number} level above the root
 */
function clickCanvas(share, level) {
  return `(flame => { const box = flame.querySelector('canvas').getBoundingClientRect();
    flame.dispatchEvent(new MouseEvent('click', { clientX: box.left + box.width * ${share}, clientY: box.bottom - ${level} * 16 - 8 })); })(document.querySelector('.flame'))`;
}

/**
 * @param {import('playwright-core').BrowserContext} browser
 * @param {Subject} subject
 * @returns {Promise<Record<'load' | 'zoom' | 'unzoom' | 'search', number>>} milliseconds until the frame after is shown
 */
async function timeSubject(browser, subject) {
  const page = await browser.newPage();
  const timed = async (/** @type {() => Promise<unknown>} */ act) => {
    const start = performance.now();
    await act();
    await page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))');
    return performance.now() - start;
  };
  try {
    const load = await timed(() => page.goto(subject.url));
    await subject.ready(page);
    const zoom = await timed(() => subject.zoom(page));
    const unzoom = await timed(() => subject.unzoom(page));
    const search = await timed(() => subject.search(page));
    return { load, zoom, unzoom, search };
  } finally {
    await page.close();
  }
}

/**
 * @param {Map<string, Record<string, number[]>>} seen
 * @returns {import('./section.js').Section}
 */
function report(seen) {
  const steps = ['load', 'zoom', 'unzoom', 'search'];
  const [first] = seen.values();
  return {
    name: 'flame-browser',
    title: 'Flame graphs in a browser',
    method:
      'The same hundred thousand stacks in headless Chromium with software drawing, 1200 pixels wide. From the call to the ' +
      'second animation frame after it; loading from the file system. Of a part with thousands of frames bccx shows those from ' +
      'three pixels on by then, and the narrow ones 120 ms later. Milliseconds, and as a multiple of flamegraph.pl.',
    columns: ['picture', ...steps],
    rows: [...seen].map(([name, times]) => [
      name,
      ...steps.map((step) => {
        const value = median(times[step] ?? []);
        return `${value.toFixed(0)} (${(value / median(first?.[step] ?? [])).toFixed(2)}×)`;
      }),
    ]),
  };
}
