import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';

const source = resolve(import.meta.dirname, 'code-cache.ts');
let folder = '';
let script = '';
let cache = '';
let starter = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bccx-code-'));
  script = join(folder, 'main.js');
  cache = join(folder, 'tools.cache');
  starter = join(folder, 'start.cjs');
  buildSync({
    entryPoints: [source],
    outfile: join(folder, 'code-cache.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  writeFileSync(starter, `require('./code-cache.cjs').runWithCodeCache(${JSON.stringify(script)}, 'tools');`);
  writeFileSync(script, program('first'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the second run is compiled from what the first one left', () => {
  expect(run()).toBe('first');
  const { ino } = statSync(cache);
  expect(run()).toBe('first');
  expect(statSync(cache).ino).toBe(ino);
});

test('code of another content of the script is not used, even when size and time are the same', () => {
  const old = new Date(1e12);
  utimesSync(script, old, old);
  expect(run()).toBe('first');
  writeFileSync(script, program('other'));
  utimesSync(script, old, old);
  expect(run()).toBe('other');
  expect(run()).toBe('other');
});

test('a cache that is cut short, empty or of something else is replaced', () => {
  run();
  const whole = readFileSync(cache);
  for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.alloc(0), Buffer.from('bccx code of nothing\n')]) {
    rmSync(cache);
    writeFileSync(cache, damaged);
    expect(run()).toBe('first');
    expect(readFileSync(cache).length).toBeGreaterThan(whole.length / 2);
  }
});

test('nothing is kept in a folder that others may write, and what lies there is not used', () => {
  run();
  chmodSync(folder, 0o777);
  const planted = readFileSync(cache);
  rmSync(cache);
  expect(run()).toBe('first');
  expect(existsSync(cache)).toBe(false);
  writeFileSync(cache, planted);
  expect(run()).toBe('first');
  chmodSync(folder, 0o755);
  chmodSync(cache, 0o666);
  expect(run()).toBe('first');
  expect(statSync(cache).mode & 0o777).toBe(0o644);
});

test('a half-written file of a killed run is removed once it is old', () => {
  writeFileSync(`${cache}.new`, 'half');
  expect(run()).toBe('first');
  expect(existsSync(`${cache}.new`)).toBe(true);
  const old = new Date(Date.now() - 120_000);
  utimesSync(`${cache}.new`, old, old);
  run();
  expect(existsSync(`${cache}.new`)).toBe(false);
  run();
  expect(existsSync(cache)).toBe(true);
});

test('a script finds its neighbours and knows its own place', () => {
  writeFileSync(join(folder, 'neighbour.cjs'), 'module.exports = "near";');
  writeFileSync(script, 'process.stdout.write(require("./neighbour.cjs") + __dirname + __filename)');
  expect(run()).toBe(`near${folder}${script}`);
});

function program(word: string): string {
  return `function say(text) { process.stdout.write(text); }\nsay(${JSON.stringify(word)});`;
}

function run(): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [starter], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}
