import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bccx } from './bccx.ts';
import { openBrowser } from './browser.ts';
import { Scratch } from './scratch.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const stacks = [
  'main;run;parse 300',
  'main;run;alloc;malloc 200',
  'main;run;run;run;alloc;malloc 50',
  'main;idle;alloc;malloc 50',
  'main;<img src=x onerror=hacked()>;</script><script>hacked()</script> 100',
].join('\n');

const scratch = new Scratch();
const file = scratch.file('flame.html');
let browser: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  writeFileSync(scratch.file('in.folded'), `${stacks}\n`);
  const drawn = await bccx(['flame', scratch.file('in.folded'), '-o', file, '--title', 'A & <b>']);
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
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) problems.push(`asked for ${request.url()}`);
  });
});
afterEach(async () => {
  expect(problems).toEqual([]);
  await page.close();
});

const open = async (fragment = ''): Promise<void> => {
  await page.goto(`${pathToFileURL(file).href}${fragment}`);
  await page.locator('nav').waitFor();
};
const details = (): Promise<string | null> => page.locator('#details').textContent();
const matched = (): Promise<string | null> => page.locator('#matched').textContent();
const topRows = (): Promise<string[]> => page.locator('table.top tbody tr').allInnerTexts();

async function canvasBox(): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('.flame canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  return box;
}

/** Clicks the canvas at a share of its width, `level` levels above the root. */
async function clickFrame(share: number, level: number, button: 'left' | 'right' = 'left'): Promise<void> {
  const box = await canvasBox();
  await page.mouse.click(box.x + box.width * share, box.y + box.height - level * 16 - 8, { button });
}

it('zooms on the canvas, tells of frames, keeps the way in the address, and goes back', async () => {
  await open();
  expect(await details()).toBe('all (700 samples, 100%)');
  await clickFrame(0.9, 2);
  await expect.poll(() => new URL(page.url()).hash).toBe('#v=flame&z=main;run');
  const box = await canvasBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height - 3 * 16 - 8);
  await expect.poll(details).toBe('Function: alloc (200 samples, 28.57%) · 36.36% of the zoomed frame');
  await page.goBack();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await expect.poll(details).toBe('all (700 samples, 100%)');
});

it('searches with several terms', async () => {
  await open();
  await page.keyboard.press('/');
  await page.keyboard.type('malloc;parse');
  await expect.poll(matched).toBe('85.71% (42.86%, 42.86%) in 4 frames');
  await page.keyboard.type('(');
  await expect.poll(matched).toMatch(/Invalid regular expression/);
});

it('lists functions, each counted once a stack', async () => {
  await open('#v=top');
  const rows = (await topRows()).map((row) => row.replace(/\s+/g, ' '));
  expect(rows).toEqual([
    '42.86% 300 42.86% 300 malloc',
    '42.86% 300 42.86% 300 parse',
    '14.29% 100 14.29% 100 </script><script>hacked()</script>',
    '100.00% 700 0.00% 0 main',
    '78.57% 550 0.00% 0 run',
    '42.86% 300 0.00% 0 alloc',
    '14.29% 100 0.00% 0 <img src=x onerror=hacked()>',
    '7.14% 50 0.00% 0 idle',
  ]);
  await page.getByRole('button', { name: 'alloc', exact: true }).click();
  await expect.poll(() => page.locator('h2').textContent()).toBe('alloc  42.86%');
  expect(new URL(page.url()).hash).toBe('#v=sandwich&f=alloc');
});

it('shows the tree as a table that opens with the keyboard', async () => {
  await open('#v=tree');
  const names = (): Promise<string[]> => page.locator('table.tree td.name').allInnerTexts();
  expect((await names()).map((name) => name.slice(1))).toContain('parse');
  await page.locator('table.tree tbody tr').first().focus();
  await page.keyboard.press('ArrowLeft');
  expect((await names()).map((name) => name.slice(1))).toEqual(['all']);
  await page.keyboard.press('ArrowRight');
  expect((await names()).map((name) => name.slice(1))).toEqual(['all', 'main']);
});

it('filters, collapses recursion and turns stacks round', async () => {
  await open('#v=top');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByPlaceholder('only stacks with').fill('idle');
  await expect.poll(async () => (await topRows()).length).toBe(4);
  await page.getByPlaceholder('only stacks with').fill('');
  await page.getByPlaceholder('leave out functions').fill('alloc|parse');
  await expect.poll(async () => (await topRows())[0]?.replace(/\s+/g, ' ')).toBe('78.57% 550 78.57% 550 run');
  await page.getByPlaceholder('leave out functions').fill('');
  await page.getByText('collapse recursion').click();
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  const deep = page.locator('table.tree td.name');
  expect((await deep.allInnerTexts()).filter((name) => name.endsWith('run'))).toHaveLength(1);
});

it('saves folded stacks and pprof', async () => {
  await open();
  for (const [item, name] of [
    ['Folded stacks', 'profile.folded'],
    ['pprof', 'profile.pb.gz'],
  ] as const) {
    await page.getByRole('button', { name: 'Save' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    await (await saved).saveAs(scratch.file(name));
  }
  expect(readFileSync(scratch.file('profile.folded'), 'utf8').trim().split('\n').sort()).toEqual(
    stacks.split('\n').sort(),
  );
  expect(gunzipSync(readFileSync(scratch.file('profile.pb.gz'))).includes('malloc')).toBe(true);
  const again = await bccx(['flame', scratch.file('profile.pb.gz'), '-o', 'folded:-']);
  expect(again.stdout.trim().split('\n').sort()).toEqual(stacks.split('\n').sort());
});

it('has a menu on every frame', async () => {
  await open();
  await clickFrame(0.9, 2, 'right');
  await page.getByRole('menuitem', { name: 'Callers and callees' }).click();
  await expect.poll(() => page.locator('h2').textContent()).toBe('run  78.57%');
});

it('has no serious finding of axe in any view', async () => {
  for (const view of ['flame', 'icicle', 'sandwich', 'tree', 'top']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await open(`#v=${view}&f=alloc`);
      // The page's policy keeps strange scripts out: axe comes by the debugger's way in.
      await page.evaluate(axe);
      const findings = await page.evaluate(async () => {
        interface Result {
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }
        const { axe: checker } = window as unknown as { axe: { run(): Promise<Result> } };
        const { violations } = await checker.run();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      });
      expect([view, colorScheme, findings]).toEqual([view, colorScheme, []]);
    }
  }
});

it('shows both sides of a comparison', async () => {
  writeFileSync(scratch.file('before.folded'), 'main;old 100\nmain;same 100\n');
  writeFileSync(scratch.file('after.folded'), 'main;new 300\nmain;same 100\n');
  const diff = scratch.file('diff.html');
  const drawn = await bccx(['flame', 'diff', scratch.file('before.folded'), scratch.file('after.folded'), '-o', diff]);
  expect(drawn.status).toBe(0);
  await page.goto(`${pathToFileURL(diff).href}#v=top`);
  await page.locator('nav').waitFor();
  expect((await topRows()).map((row) => row.replace(/\s+/g, ' '))).toContain('75.00% 300 75.00% 300 +75.00% new');
  await page.getByRole('button', { name: 'Before' }).click();
  await expect
    .poll(async () => (await topRows()).map((row) => row.replace(/\s+/g, ' ')))
    .toContain('50.00% 100 50.00% 100 -25.00% old');
});
