#!/usr/bin/env node
/**
 * Builds core/dist: bccx.js with chunks that are loaded when they are needed, and sandbox-child.js, one file on its own
 * because the sandbox opens it before it gives up the right to read files.
 */
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(resolve(here, 'dist'), { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: [resolve(here, 'src/cli/bccx.ts')],
    outdir: resolve(here, 'dist'),
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['@bccx/libbpf-glue', 'commander'],
    define: { BCCX_VERSION: JSON.stringify(version) },
  }),
  build({
    ...common,
    entryPoints: { 'sandbox-child': resolve(here, 'src/sandbox/child.ts') },
    outdir: resolve(here, 'dist'),
  }),
]);
