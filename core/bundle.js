#!/usr/bin/env node
/**
 * Builds core/dist: bccx.js, and sandbox-child.js, which is one file on its own because the sandbox opens it before it
 * gives up the right to read files.
 *
 * Both are CommonJS in one file each: node starts that 20 ms sooner than as many ES modules. What is imported with
 * `import()` is still only run when it is needed.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = resolve(here, 'dist');
const { version } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: 'const moduleUrl=require("node:url").pathToFileURL(__filename).href;' },
  define: {
    BCCX_VERSION: JSON.stringify(version),
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
    'import.meta.url': 'moduleUrl',
  },
};

rmSync(dist, { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ['src/cli/bccx.ts'],
    external: ['@bccx/libbpf-glue', 'commander'],
  }),
  build({ ...common, entryPoints: { 'sandbox-child': 'src/sandbox/child.ts' } }),
]);
writeFileSync(resolve(dist, 'package.json'), '{ "type": "commonjs" }\n');
