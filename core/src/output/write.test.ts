import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { intervalPath, parseOutputTarget } from './targets.ts';
import { writeOutput } from './write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => Buffer.from(text);

it('replaces a file and leaves nothing else behind', () => {
  const path = join(folder, 'out.svg');
  writeFileSync(path, 'old');
  writeOutput(path, [bytes('new'), bytes('er')]);
  expect(readFileSync(path, 'utf8')).toBe('newer');
  expect(readdirSync(folder)).toEqual(['out.svg']);
});

it('refuses a symbolic link and does not touch what it points to', () => {
  const victim = join(folder, 'victim');
  const path = join(folder, 'out.svg');
  writeFileSync(victim, 'precious');
  symlinkSync(victim, path);
  expect(() => writeOutput(path, bytes('x'))).toThrow(/symbolic link/);
  expect(readFileSync(victim, 'utf8')).toBe('precious');
});

it('writes a device in place', () => {
  writeOutput('/dev/null', bytes('x'));
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

it('removes what a killed run left, and nothing of a live one', () => {
  const stale = join(folder, '.out.svg.bccx-99999999-abc.tmp');
  const live = join(folder, `.out.svg.bccx-${process.pid}-abc.tmp`);
  writeFileSync(stale, '');
  writeFileSync(live, '');
  writeOutput(join(folder, 'out.svg'), bytes('x'));
  expect(existsSync(stale)).toBe(false);
  expect(existsSync(live)).toBe(true);
});

it('names the file and the cause', () => {
  expect(() => writeOutput(join(folder, 'no', 'out.svg'), bytes('x'))).toThrow(/out\.svg': no such directory/);
});

it('belongs to the user behind sudo', () => {
  if (process.getuid?.() !== 0) return;
  process.env.SUDO_UID = '12345';
  process.env.SUDO_GID = '12346';
  try {
    writeOutput(join(folder, 'out.svg'), bytes('x'));
  } finally {
    delete process.env.SUDO_UID;
    delete process.env.SUDO_GID;
  }
  expect(statSync(join(folder, 'out.svg'))).toMatchObject({ uid: 12345, gid: 12346 });
});

it('cleans up when the bytes cannot be made', () => {
  const failing = (function* () {
    yield bytes('x');
    throw new Error('broken');
  })();
  expect(() => writeOutput(join(folder, 'out.svg'), failing)).toThrow(/broken/);
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a.svg', 'svg', 'a.svg'],
  ['a.speedscope.json', 'speedscope', 'a.speedscope.json'],
  ['a.firefox.json', 'firefox', 'a.firefox.json'],
  ['a.json', 'json', 'a.json'],
  ['A.PB.GZ', 'pprof', 'A.PB.GZ'],
  ['folded:-', 'folded', '-'],
  ['-', 'view', '-'],
  ['svg:odd:name', 'svg', 'odd:name'],
])('reads %s', (spec, format, path) => {
  expect(parseOutputTarget(spec)).toEqual({ format, path });
});

it.each(['', 'a', 'svg:', 'a.doc', 'a\u0000.svg'])('refuses %j', (spec) => {
  expect(() => parseOutputTarget(spec)).toThrow(/--out/);
});

it('numbers intervals', () => {
  expect(intervalPath({ format: 'svg', path: 'a-%n.svg' }, 3)).toBe('a-3.svg');
});
