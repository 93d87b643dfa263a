import { existsSync } from 'node:fs';
import { type BrowserContext, chromium } from 'playwright-core';

/** Where distributions put Chromium; `BCCX_CHROMIUM` names another one. */
const places = [
  process.env['BCCX_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

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

export interface BrowserOptions {
  readonly userData: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly hasTouch?: boolean;
  readonly width?: number;
}

/** Starts a browser that keeps everything in `userData`. */
export function openBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) throw new Error('no Chromium here: install chromium, or name one in BCCX_CHROMIUM');
  return chromium.launchPersistentContext(options.userData, {
    executablePath,
    args: flags,
    viewport: { width: options.width ?? 1200, height: 800 },
    hasTouch: options.hasTouch ?? false,
    colorScheme: options.colorScheme ?? 'light',
  });
}
