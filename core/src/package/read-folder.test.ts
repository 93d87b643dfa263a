import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFolder } from './read-folder.ts';

const plugin = resolve(import.meta.dirname, '../../../plugins/profile');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-folder-'));
  for (const file of ['package.json', 'plugin.json', 'README.md', 'LICENSE', 'profile.c']) {
    cpSync(join(plugin, file), join(folder, file));
  }
  writeFileSync(join(folder, 'profile.bpf.o'), 'object');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a folder gives what would be published and no sources', async () => {
  const paths = (await readFolder(folder)).map(({ path }) => path);
  expect(paths).toEqual(['LICENSE', 'README.md', 'package.json', 'plugin.json', 'profile.bpf.o']);
});

test('a link in place of a payload is refused instead of left out', async () => {
  symlinkSync('/etc/shadow', join(folder, 'profile.wasm'));
  await expect(readFolder(folder)).rejects.toMatchObject({ code: 'BCCX_PACKAGE_LINK' });
});

test('what is no package is said to be none', async () => {
  await expect(readFolder(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'BCCX_ADD_SPEC' });
  rmSync(join(folder, 'package.json'));
  await expect(readFolder(folder)).rejects.toMatchObject({ code: 'BCCX_ADD_SPEC' });
});
