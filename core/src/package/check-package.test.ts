import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPackage, examinePackage } from './check-package.ts';
import type { PackageFile } from './package-file.ts';

const manifest = readFileSync(new URL('../../../plugins/profile/plugin.json', import.meta.url));

const packageJson = {
  name: '@bccx/profile',
  version: '1.0.0',
  keywords: ['bccx-plugin'],
  engines: { bccx: '^0.1.0' },
  bccx: { manifest: 'plugin.json' },
};

/** The head of an ELF file for a machine. */
function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
}

/** A package without a fault, with some files replaced; null leaves one out. */
function packageWith(json: object = {}, others: Readonly<Record<string, Buffer | string | null>> = {}): PackageFile[] {
  const files: Record<string, Buffer | string | null> = {
    'package.json': `${JSON.stringify({ ...packageJson, ...json }, null, 2)}\n`,
    'plugin.json': manifest,
    'profile.bpf.o': elf(247),
    'profile.wasm': Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    'README.md': '# profile\n',
    LICENSE: 'none\n',
    'LICENSE.BSD-2-Clause': 'none\n',
    ...others,
  };
  return Object.entries(files).flatMap(([path, bytes]) =>
    bytes === null ? [] : [{ path, bytes: Buffer.from(bytes) }],
  );
}

const codes = (files: PackageFile[]) => examinePackage(files, 'it').findings.map(({ error }) => error.code);

test('a package of data is accepted with its manifest', () => {
  const { name, version, manifestFile, manifest: read } = checkPackage(packageWith(), 'it');
  expect({ name, version, manifestFile, command: read.name }).toEqual({
    name: '@bccx/profile',
    version: '1.0.0',
    manifestFile: 'plugin.json',
    command: 'profile',
  });
});

test.each([
  ['an install script', { scripts: { postinstall: 'true' } }, 'BCCX_PACKAGE_SCRIPT'],
  ['a script that git installs run', { scripts: { prepare: 'true' } }, 'BCCX_PACKAGE_SCRIPT'],
  ['a dependency', { dependencies: { leftpad: '1' } }, 'BCCX_PACKAGE_DEPENDENCY'],
  ['an optional dependency', { optionalDependencies: { leftpad: '1' } }, 'BCCX_PACKAGE_DEPENDENCY'],
  ['a bundled dependency', { bundleDependencies: true }, 'BCCX_PACKAGE_DEPENDENCY'],
  ['an entry point', { main: 'index.js' }, 'BCCX_PACKAGE_ENTRY'],
  ['a command', { bin: { x: 'x' } }, 'BCCX_PACKAGE_ENTRY'],
  ['exports', { exports: './x.js' }, 'BCCX_PACKAGE_ENTRY'],
  ['no keyword', { keywords: ['ebpf'] }, 'BCCX_PACKAGE_JSON'],
  ['no engine', { engines: {} }, 'BCCX_PACKAGE_JSON'],
  ['a version that is a path', { version: '../../1.0.0' }, 'BCCX_PACKAGE_JSON'],
  ['a name that is a path', { name: '../x' }, 'BCCX_PACKAGE_JSON'],
  ['a manifest outside', { bccx: { manifest: '../plugin.json' } }, 'BCCX_PACKAGE_JSON'],
  ['a manifest that is package.json', { bccx: { manifest: 'package.json' } }, 'BCCX_PACKAGE_JSON'],
  ['a name that is not its command', { name: '@bccx/memleak' }, 'BCCX_PACKAGE_NAME'],
])('package.json with %s is refused', (_, json, code) => {
  expect(codes(packageWith(json))).toEqual([code]);
});

test('scripts for the author alone are the author’s business', () => {
  expect(codes(packageWith({ scripts: { test: 'true', build: 'true' }, devDependencies: { x: '1' } }))).toEqual([]);
});

test.each<[string, Readonly<Record<string, Buffer | string | null>>, string]>([
  ['JavaScript', { 'index.mjs': 'x' }, 'BCCX_PACKAGE_ENTRY'],
  ['a shell script by its first bytes', { NOTICE: '#!/bin/sh\n' }, 'BCCX_PACKAGE_ENTRY'],
  ['a native module', { 'addon.node': 'x' }, 'BCCX_PACKAGE_NATIVE'],
  ['a program for the machine in place of the object', { 'profile.bpf.o': elf(62) }, 'BCCX_PACKAGE_NATIVE'],
  ['half an ELF header', { 'profile.bpf.o': elf(247).subarray(0, 12) }, 'BCCX_PACKAGE_NATIVE'],
  ['a second object', { 'more.bpf.o': elf(247) }, 'BCCX_PACKAGE_EXTRA'],
  ['a folder of something', { 'data/x.bin': 'x' }, 'BCCX_PACKAGE_EXTRA'],
  ['no module', { 'profile.wasm': null }, 'BCCX_PACKAGE_MISSING'],
  ['no manifest', { 'plugin.json': null }, 'BCCX_PACKAGE_MISSING'],
  ['no package.json', { 'package.json': null }, 'BCCX_PACKAGE_MISSING'],
  ['a manifest that follows no schema', { 'plugin.json': '{}' }, 'BCCX_MANIFEST_INVALID'],
])('a package with %s is refused', (_, files, code) => {
  expect(codes(packageWith({}, files))[0]).toBe(code);
});

test('a finding names file and line', () => {
  const [finding] = examinePackage(packageWith({ dependencies: { leftpad: '1' } }), 'it').findings;
  expect(finding).toMatchObject({ file: 'package.json', line: 13 });
});

test('every finding is reported, not the first alone', () => {
  expect(codes(packageWith({ main: 'x', dependencies: { a: '1' } }, { 'x.js': 'x' }))).toEqual([
    'BCCX_PACKAGE_DEPENDENCY',
    'BCCX_PACKAGE_ENTRY',
    'BCCX_PACKAGE_ENTRY',
  ]);
});
