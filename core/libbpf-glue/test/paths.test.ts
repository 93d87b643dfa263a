import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gluePaths } from '../binding/paths.ts';
import { packageDirectory } from './objects.ts';

/** What has to be in the folder. */
const files = ['libbpf-glue.so', 'bccx-jail', 'bccx-reader', 'bccx-unwind', 'stacks-target'];

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'glue-paths-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

describe('gluePaths', () => {
  test('finds the platform package', () => {
    vi.stubEnv('BCCX_GLUE_PATH', '');
    for (const path of Object.values(gluePaths())) {
      expect(path).toContain('linux-x64/lib/');
      expect(existsSync(path)).toBe(true);
    }
  });

  test('takes another directory from the environment', () => {
    for (const name of files) writeFileSync(join(directory, name), '');
    vi.stubEnv('BCCX_GLUE_PATH', directory);
    expect(Object.values(gluePaths())).toEqual(files.map((name) => join(directory, name)));
  });

  test('names the file that is missing there', () => {
    vi.stubEnv('BCCX_GLUE_PATH', directory);
    expect(() => gluePaths()).toThrow(
      expect.objectContaining({
        code: 'EGLUE',
        message: `glue: find '${directory}/libbpf-glue.so': no such file`,
        hint: expect.stringContaining('BCCX_GLUE_PATH'),
      }),
    );
  });
});

/** The folder of a package that this one can load. */
function installed(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? expect.unreachable(`${name} is not installed`);
}

/** Runs the built package from a folder of its own, where nothing is installed but what `modules` names. */
function runInstalled(code: string, modules: string[], preload = ''): { message: string; code: string; hint: string } {
  mkdirSync(join(directory, 'dist'));
  mkdirSync(join(directory, 'node_modules'));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  copyFileSync(join(packageDirectory, 'dist/index.cjs'), join(directory, 'dist/index.cjs'));
  for (const name of modules) {
    mkdirSync(join(directory, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(installed(name), join(directory, 'node_modules', name));
  }
  const script = `${preload}
    const glue = await import('./dist/index.cjs');
    try { ${code} } catch (error) {
      process.stdout.write(JSON.stringify({ message: error.message, code: error.code, hint: error.hint }));
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('a broken installation is explained', () => {
  test('the platform package was left out', () => {
    const error = runInstalled('glue.gluePaths()', []);
    expect(error).toMatchObject({
      code: 'EGLUE',
      message: "glue: find the package '@bccx/libbpf-glue-linux-x64': it is not installed",
    });
    expect(error.hint).toContain('--omit=optional');
    expect(error.hint).toContain('node_modules was copied');
  });

  test('the system has musl', () => {
    const musl = 'process.report.getReport = () => ({ header: {} });';
    expect(runInstalled('glue.gluePaths()', [], musl)).toMatchObject({
      code: 'EGLUE',
      message: expect.stringMatching(/built for glibc.*musl \(Alpine\)/),
    });
  });

  test('the machine is of another kind', () => {
    const arm = "Object.defineProperty(process, 'arch', { value: 'arm64' });";
    expect(runInstalled('glue.gluePaths()', [], arm)).toMatchObject({
      code: 'EGLUE',
      message: "glue: find the package '@bccx/libbpf-glue-linux-arm64': there is none for linux on arm64",
    });
  });

  test('koffi is missing', () => {
    const error = runInstalled('glue.loadGlue()', ['@bccx/libbpf-glue-linux-x64']);
    expect(error).toMatchObject({ code: 'EGLUE', message: expect.stringContaining("load the package 'koffi'") });
  });

  test('the library is not one', () => {
    for (const name of files) writeFileSync(join(directory, name), 'text');
    const preload = `process.env.BCCX_GLUE_PATH = ${JSON.stringify(directory)};`;
    expect(runInstalled('glue.loadGlue()', ['koffi'], preload)).toMatchObject({
      code: 'EGLUE',
      message: expect.stringMatching(/^glue: open '.*libbpf-glue.so': .*/),
      hint: expect.stringContaining('glibc 2.34'),
    });
  });
});
