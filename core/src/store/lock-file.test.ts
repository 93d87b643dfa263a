import { expect, test } from 'vitest';
import { entryIn, type LockEntry, lockText, packageFolder, parseForeignLock, parseLock } from './lock-file.ts';

const entry: LockEntry = {
  package: 'bccx-plugin-x',
  version: '1.0.0',
  title: 'A title with "quotes", a comma,\nand a line "like": {} of the file',
  source: { kind: 'registry', from: 'https://registry.example/x.tgz' },
  manifest: 'plugin.json',
  files: { 'plugin.json': '0'.repeat(64) },
  publisher: { signature: 'absent', provenance: 'absent' },
  grant: {
    ...{
      grant: 1,
      package: 'bccx-plugin-x',
      version: '1.0.0',
      dangerous: [],
      at: '2026-01-01T00:00:00Z',
      uid: 0,
      how: 'yes',
    },
    permissions: { programs: [], attach: [], helpers: [], kfuncs: [], ksyms: [], mapBytes: 0 },
  },
};
const lock = { lock: 1 as const, tools: { second: entry, 'first-tool': { ...entry, version: '2.0.0' } } };

test('a lock file has a line for each tool, in the order of names, and reads back', () => {
  const text = lockText(lock);
  expect(text.split('\n')).toHaveLength(5);
  expect(text.indexOf('first-tool')).toBeLessThan(text.indexOf('second'));
  expect(parseLock(text)).toEqual(lock);
});

test('one tool is found by its line, and so in a file of another form', () => {
  for (const text of [lockText(lock), JSON.stringify(lock, null, 2), JSON.stringify(lock)]) {
    const bytes = Buffer.from(text);
    expect(entryIn(bytes, 'second')).toEqual(entry);
    expect(entryIn(bytes, 'first-tool')?.version).toBe('2.0.0');
    for (const name of ['third', 'like', 'constructor', '__proto__', 'package'])
      expect(entryIn(bytes, name)).toBeUndefined();
  }
});

test('a folder is named by what is in it', () => {
  expect(packageFolder(entry)).toMatch(/^bccx-plugin-x\/1\.0\.0-[0-9a-f]{16}$/);
  const other = { ...entry, files: { 'plugin.json': '1'.repeat(64) } };
  expect(packageFolder(other)).not.toBe(packageFolder(entry));
});

test.each([
  ['a package outside', { package: '../x' }],
  ['a version outside', { version: '1.0.0/../..' }],
  ['a hash that is none', { files: { x: 'z' } }],
  ['an unknown field', { directory: '/etc' }],
  ['no grant', { grant: undefined }],
])('%s is refused', (_, change) => {
  const text = JSON.stringify({ lock: 1, tools: { x1: { ...entry, ...change } } });
  expect(() => parseForeignLock(Buffer.from(text), 'it')).toThrow(expect.objectContaining({ code: 'BCCX_LOCK_FILE' }));
});
