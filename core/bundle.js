#!/usr/bin/env node
/**
 * Builds core/dist: bccx.js, bccx's own modules, and sandbox-child.js, which is one file on its own because the sandbox opens
 * it before it gives up the right to read files.
 *
 * Both are CommonJS in one file each: node starts that 20 ms sooner than as many ES modules. What is imported with
 * `import()` is still only run when it is needed.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = resolve(here, 'dist');
/** First byte of a script with an interpreter line. */
const HASH = 0x23;
const { version } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  write: false,
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

const built = await Promise.all([
  build({ ...common, entryPoints: ['src/cli/bccx.ts'], external: ['@bccx/libbpf-glue', 'commander'] }),
  build({ ...common, entryPoints: { 'sandbox-child': 'src/sandbox/child.ts' } }),
]);

// Nothing is touched unless all of it was built, and a bccx that is running keeps the file it began with.
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles ?? [])) {
  writeFileSync(path, contents, { mode: contents.at(0) === HASH ? 0o755 : 0o644 });
}
for (const module of ['folded/folded.wasm', 'functions/functions.wasm']) {
  copyFileSync(resolve(here, 'wasm', module), resolve(dist, basename(module)));
}
writeFileSync(resolve(dist, 'package.json'), '{ "type": "commonjs" }\n');
