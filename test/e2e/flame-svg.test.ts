import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bccx } from './bccx.ts';
import { openBrowser } from './browser.ts';
import { Scratch } from './scratch.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** main calls alloc (and below it many narrow leaves), run and a kernel function; one name tries to break out. */
const stacks = [
  'main;run;parse 300',
  'main;run;alloc;malloc 200',
  'main;run;vfs_read_[k] 100',
  'main;</title><script>window.hacked=1</script>;"\'& 50',
  ...Array.from({ length: 400 }, (_, i) => `main;many;leaf_${i};deep_${i} ${i % 7 === 0 ? 2 : 1}`),
].join('\n');

const scratch = new Scratch();
const picture = scratch.file('flame.svg');
let browser: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  writeFileSync(scratch.file('in.folded'), `${stacks}\n`);
  const drawn = await bccx(['flame', scratch.file('in.folded'), '-o', picture, '--minwidth', '3', '--title', 'A & B']);
  expect(drawn).toMatchObject({ status: 0, stderr: '' });
  browser = await openBrowser({ userData: scratch.file('browser') });
});
afterAll(async () => {
  await browser.close();
  scratch[Symbol.dispose]();
});
beforeEach(async () => {
  problems.length = 0;
  page = await browser.newPage();
  watch(page);
});
afterEach(async () => {
  expect(problems).toEqual([]);
  await page.close();
});

function watch(watched: Page): void {
  watched.on('pageerror', (error) => problems.push(error.message));
  watched.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  watched.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) problems.push(`asked for ${request.url()}`);
  });
}

const address = (fragment = ''): string => `${pathToFileURL(picture).href}${fragment}`;
const text = (id: string): Promise<string | null> => page.locator(`#${id}`).textContent();
/** A frame by its name: by the title in the still picture, by the label in a zoomed part, which has no titles. */
const frame = (name: string, of = page.locator('svg').first()) => {
  const still = of.locator(`#frames:not([aria-hidden]) > g:has(> title:text-matches("^${name} \\\\("))`);
  return still.or(of.locator(`#zoomed > g:has(> text:text-is(${JSON.stringify(name)}))`)).first();
};
const width = async (name: string): Promise<number> => Number(await frame(name).locator('rect').getAttribute('width'));
const zoomedTo = (name: string): Promise<void> =>
  expect
    .poll(() => width(name).catch(() => 0), { message: `${name} fills the width` })
    .toBe(1180)
    .then(() => undefined);

it('zooms by a click, into frames too narrow to be drawn before, and back', async () => {
  await page.goto(address());
  expect(await page.locator('#frames > g').count()).toBeLessThan(20);
  await frame('many').locator('rect').click();
  await zoomedTo('many');
  // all, main and many, and what was under three pixels: the 58 leaves with two samples.
  await expect.poll(() => page.locator('#zoomed > *').count()).toBe(3 + 2 * 58);
  expect(await text('unzoom')).toBe('Reset Zoom');
  await page.locator('#unzoom').click();
  await expect.poll(() => page.locator('#zoomed > *').count()).toBe(0);
  expect(await width('many')).toBeLessThan(600);
});

it('tells of a frame: share of the whole, of the zoomed frame, of its caller', async () => {
  await page.goto(address());
  await frame('run').locator('rect').click();
  await zoomedTo('run');
  await frame('alloc').locator('rect').hover();
  await expect.poll(() => text('details')).toBe('Function: alloc (200 samples, 18.05%) · 33.33% of the zoomed frame');
});

it('searches exactly, also in what is not drawn, with several terms and with errors said', async () => {
  await page.goto(address());
  await page.keyboard.press('/');
  await page.keyboard.type('deep_');
  await expect.poll(() => text('matched')).toBe('Matched: 41.34%, 400 frames');
  await page.keyboard.type(';ALLOC');
  await expect.poll(() => text('matched')).toBe('Matched: 41.34% (41.34%, 0.00%), 400 frames');
  await page.keyboard.press('Escape');
  await page.locator('#ignorecase').click();
  await expect.poll(() => text('matched')).toBe('Matched: 59.39% (41.34%, 18.05%), 402 frames');
  const second = page.locator('#frames > g:has(> rect[style*="rgb(79, 179, 255)"]) > title');
  expect(await second.allTextContents()).toEqual(['alloc (200 samples, 18.05%)', 'malloc (200 samples, 18.05%)']);
  await page.locator('#search').click();
  await expect.poll(() => text('matched')).toBe(' ');
  await page.keyboard.press('/');
  await page.keyboard.type('(');
  await expect.poll(() => text('matched')).toMatch(/Invalid regular expression/);
});

it('is walked with the keyboard', async () => {
  await page.goto(address());
  await page.locator('#frames > g').first().focus();
  const here = (): Promise<string | null> => page.locator('.here > title').textContent({ timeout: 2000 });
  await page.keyboard.press('ArrowUp');
  await expect.poll(here).toBe('main (1,108 samples, 100.00%)');
  await page.keyboard.press('ArrowUp');
  await expect.poll(here).toBe('run (600 samples, 54.15%)');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(here).toMatch(/^many /);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await zoomedTo('run');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('#zoomed > *').count()).toBe(0);
  await page.keyboard.press('/');
  await page.keyboard.type('alloc');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect.poll(here).toMatch(/^alloc /);
  await page.keyboard.press('n');
  await expect.poll(here).toMatch(/^malloc /);
  await page.keyboard.press('N');
  await expect.poll(here).toMatch(/^alloc /);
});

it('keeps its state in the address, by path, with a back button that works', async () => {
  await page.goto(address());
  await frame('run').locator('rect').click();
  await zoomedTo('run');
  await frame('alloc').locator('rect').click();
  await zoomedTo('alloc');
  expect(new URL(page.url()).hash).toBe('#z=main;run;alloc');
  await page.goBack();
  await expect.poll(() => new URL(page.url()).hash).toBe('#z=main;run');
  await expect.poll(async () => Math.round(await width('alloc'))).toBe(393);
  await page.goBack();
  await expect.poll(() => page.locator('#zoomed > *').count()).toBe(0);
  await page.goto('about:blank');
  await page.goto(address('#z=main;run;alloc&s=malloc'));
  await zoomedTo('alloc');
  await expect.poll(() => text('matched')).toBe('Matched: 100.00%, 1 frames');
});

it('draws the wide frames of a large part at once and the narrow ones after them', async () => {
  const large = scratch.file('large.folded');
  const leaves = Array.from({ length: 4000 }, (_, i) => `main;many;leaf_${i} 1\n`).join('');
  writeFileSync(large, `${leaves}main;many;wide 100\nmain;other 9000\n`);
  expect(await bccx(['flame', large, '-o', scratch.file('large.svg')])).toMatchObject({ status: 0 });
  await page.goto(pathToFileURL(scratch.file('large.svg')).href);
  await frame('many').locator('rect').click();
  await zoomedTo('many');
  await expect.poll(() => page.locator('#zoomed > *').count()).toBe(3 + 4000 + 1);
  await page.keyboard.press('/');
  await page.keyboard.type('leaf_1234$|wide');
  await expect.poll(() => text('matched')).toBe('Matched: 2.46%, 2 frames');
  await expect.poll(() => page.locator('#zoomed rect[style*="fill"]').count()).toBe(2);
});

it("understands flamegraph.pl's addresses", async () => {
  await page.goto(address());
  const rect = frame('run').locator('rect');
  const [x, y] = [await rect.getAttribute('x'), await rect.getAttribute('y')];
  await page.goto(`${pathToFileURL(picture).href}?x=${x}&y=${y}&s=malloc`);
  await zoomedTo('run');
  await expect.poll(() => text('matched')).toBe('Matched: 33.33%, 1 frames');
});

it('fits its page, at once and when that changes', async () => {
  await page.setViewportSize({ width: 700, height: 600 });
  await page.goto(address());
  await expect.poll(() => width('main')).toBe(680);
  await page.setViewportSize({ width: 1000, height: 600 });
  await expect.poll(() => width('main')).toBe(980);
});

it('runs nothing that is in a name or a title', async () => {
  await page.goto(address());
  await frame('</title><script>window.hacked=1</script>'.replace(/[()]/g, '\\\\$&')).locator('rect').click();
  await page.keyboard.press('/');
  await page.keyboard.type('script');
  await expect.poll(() => text('matched')).toBe('Matched: 100.00%, 1 frames');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('script').count()).toBe(1);
});

it('gives the data back as folded stacks', async () => {
  await page.goto(address());
  await page.locator('#frames > g').first().focus();
  await page.keyboard.press('m');
  const saved = page.waitForEvent('download');
  await page.getByText('Save as folded stacks').click();
  const path = scratch.file('saved.folded');
  await (await saved).saveAs(path);
  expect(readFileSync(path, 'utf8').trim().split('\n').sort()).toEqual(stacks.split('\n').sort());
});

it('takes a part out by Ctrl-click', async () => {
  await page.goto(address());
  await frame('run')
    .locator('rect')
    .click({ modifiers: ['Control'] });
  await expect.poll(() => page.locator('#zoomed > *').count()).toBeGreaterThan(2);
  await frame('main').locator('rect').hover();
  await expect.poll(() => text('details')).toMatch(/^Function: main \(508 samples/);
});

it('answers touch: a tap tells, a second one zooms, a long press opens the menu', async () => {
  await using touch = await openTouch();
  await touch.page.goto(address());
  const run = frame('run', touch.page.locator('svg').first()).locator('rect');
  await run.tap();
  await expect.poll(() => touch.page.locator('#details').textContent()).toMatch(/^Function: run /);
  expect(await touch.page.locator('#zoomed > *').count()).toBe(0);
  await run.tap();
  await expect.poll(() => touch.page.locator('#zoomed > *').count()).toBeGreaterThan(0);
  const alloc = frame('alloc', touch.page.locator('svg').first()).locator('rect');
  await alloc.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true, clientX: 100, clientY: 100 });
  await expect.poll(() => touch.page.locator('[role=menuitem]').count()).toBe(6);
});

async function openTouch(): Promise<{ page: Page; [Symbol.asyncDispose]: () => Promise<void> }> {
  const context = await openBrowser({ userData: scratch.file('touch'), hasTouch: true });
  const opened = await context.newPage();
  watch(opened);
  return { page: opened, [Symbol.asyncDispose]: () => context.close() };
}

it('works twice on one page, each for itself', async () => {
  const inline = readFileSync(picture, 'utf8').replace(/^<\?xml[^>]*\?>\n/, '');
  const path = scratch.file('two.html');
  writeFileSync(path, `<!DOCTYPE html><meta charset="utf-8"><title>two</title><body>${inline}${inline}</body>`);
  await page.goto(pathToFileURL(path).href);
  const [first, second] = [page.locator('svg.bccx-flame').first(), page.locator('svg.bccx-flame').nth(1)];
  await frame('run', second).locator('rect').click();
  await expect.poll(() => second.locator('#zoomed > *').count()).toBeGreaterThan(2);
  const before = await first.locator('.parent').count();
  expect(before).toBe(0);
  expect(new URL(page.url()).hash).toBe('#2.z=main;run');
  await frame('many', first).locator('rect').click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#2.z=main;run&z=main;many');
});

it('is dark when the reader wants it, also as a still image', async () => {
  const path = scratch.file('image.html');
  writeFileSync(
    path,
    `<!DOCTYPE html><title>image</title><style>:root{color-scheme:light dark}</style><img src="${address()}">`,
  );
  const shades: number[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(pathToFileURL(path).href);
    const shot = await page.screenshot({ clip: { x: 20, y: 45, width: 60, height: 4 } });
    shades.push(
      await page.evaluate(async (png) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
        return canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data[0] ?? -1;
      }, shot.toString('base64')),
    );
  }
  expect(shades[0]).toBeGreaterThan(240);
  expect(shades[1]).toBeLessThan(40);
});

it('has no serious finding of axe, still and zoomed', async () => {
  const path = scratch.file('axe.html');
  const inline = readFileSync(picture, 'utf8').replace(/^<\?xml[^>]*\?>\n/, '');
  writeFileSync(
    path,
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>axe</title><main><h1>Graph</h1>${inline}</main></html>`,
  );
  await page.goto(pathToFileURL(path).href);
  await page.evaluate(axe);
  for (const zoomed of [false, true]) {
    if (zoomed) await frame('run').locator('rect').click();
    if (zoomed) await expect.poll(() => page.locator('#zoomed > *').count()).toBeGreaterThan(2);
    expect(await axeFindings(page)).toEqual([]);
  }
});

async function axeFindings(on: Page): Promise<string[]> {
  return await on.evaluate(async () => {
    interface Result {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    }
    const { axe: checker } = window as unknown as { axe: { run(): Promise<Result> } };
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}

it('works without its data on what is drawn', async () => {
  const small = scratch.file('small.svg');
  const drawn = await bccx(['flame', scratch.file('in.folded'), '-o', small, '--no-data', '--minwidth', '3']);
  expect(drawn.status).toBe(0);
  expect(readFileSync(small).length).toBeLessThan(readFileSync(picture).length);
  await page.goto(pathToFileURL(small).href);
  await frame('run').locator('rect').click();
  await zoomedTo('run');
  await page.keyboard.press('/');
  await page.keyboard.type('alloc');
  await expect.poll(() => text('matched')).toBe('Matched: 33.33%, 2 frames');
});
