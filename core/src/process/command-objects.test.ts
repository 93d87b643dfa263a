import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandObjects, isLibrary, libraryOfCommand, objectOfCommand } from './command-objects.ts';
import { howRun } from './elf-interpreter.ts';

test.each([
  ['libc.so.6', 'c', true],
  ['libc.so.6', 'libc.so.6', true],
  ['libc-2.31.so', 'c', true],
  ['ld-musl-x86_64.so.1', 'c', true],
  ['libcrypto.so.3', 'c', false],
  ['libc', 'c', false],
  ['libjemalloc.so.2', 'jemalloc', true],
])('%s is %s: %s', (file, name, expected) => {
  expect(isLibrary(file, name)).toBe(expected);
});

test('a dynamic program maps itself and its C library', () => {
  const objects = commandObjects(['sh', '-c', 'true']);
  expect(objects[0]).toMatch(/\/sh$/);
  expect(basename(objectOfCommand(objects, 'c') ?? '')).toMatch(/^libc/);
  expect(howRun('/bin/sh')).toMatchObject({ kind: 'dynamic' });
});

test('a script maps what its interpreter maps', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-script-'));
  const script = join(directory, 'a script');
  writeFileSync(script, '#!/usr/bin/env -S sh\necho\n', { mode: 0o755 });
  try {
    expect(commandObjects([script])[0]).toMatch(/\/sh$/);
    writeFileSync(script, 'no program\n');
    expect(commandObjects([script])).toEqual([script]);
    expect(howRun(script)).toBeUndefined();
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('of env it is what env runs, with what the variables preload', () => {
  const library = commandObjects(['sh']).find((path) => basename(path).startsWith('libc')) ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'bccx-preload-'));
  const preloaded = join(directory, 'libpreloaded.so');
  copyFileSync(library, preloaded);
  try {
    const objects = commandObjects(['env', '-i', `LD_PRELOAD=${preloaded}`, 'A=1', 'sh', '-c', 'B=2']);
    expect(objects[0]).toMatch(/\/sh$/);
    expect(objects).toContain(preloaded);
    expect(commandObjects(['env'])[0]).toMatch(/\/env$/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a library that the command does not map is looked for in the program itself', () => {
  const objects = ['/bin/static'];
  expect(objectOfCommand(objects, 'c')).toBe('/bin/static');
  expect(objectOfCommand(objects, '/bin/sh')).toBe(realpathSync('/bin/sh'));
  expect(libraryOfCommand(objects, 'c')).toBeUndefined();
  expect(libraryOfCommand([...objects, '/usr/lib/libjemalloc.so.2'], 'jemalloc')).toBe('/usr/lib/libjemalloc.so.2');
});

test('a program that does not exist is an error', () => {
  expect(() => commandObjects(['no-such-program-anywhere'])).toThrow("no program 'no-such-program-anywhere'");
  expect(() => commandObjects(['/nowhere/x'])).toThrow('ENOENT');
});
