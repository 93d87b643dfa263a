import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadManifest } from './load-manifest.ts';
import { toolHelp, wrap } from './tool-help.ts';

const profile = loadManifest(
  readFileSync(new URL('../../../plugins/profile/plugin.json', import.meta.url)),
  'plugin.json',
);

test('help of profile', async () => {
  await expect(toolHelp(profile)).toMatchFileSnapshot('golden/help-profile.txt');
});

test('no line of help is wider than 80 columns', () => {
  expect(
    Math.max(
      ...toolHelp(profile)
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
});

test('a word longer than the line stands alone', () => {
  expect(wrap(`a ${'b'.repeat(12)} c d`, 10)).toEqual(['a', 'b'.repeat(12), 'c d']);
});
