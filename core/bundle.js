#!/usr/bin/env node
/**
 * Builds core/dist: bccx.js, which runs main.js with what an earlier run compiled of it; main.js, bccx's own modules;
 * sandbox-child.js, which is one file on its own because the sandbox opens it before it gives up the right to read files; and
 * npm.js, what bccx uses of npm and Sigstore, which only verbs that deal with packages load. The licences of what is in them
 * lie beside them.
 *
 * Each is CommonJS in one file: node starts that 20 ms sooner than as many ES modules. What is imported with
 * `import()` is still only run when it is needed.
 */
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';
import { licensesOf } from './generate/bundled-licenses.js';

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

/** @type {import('esbuild').Plugin} */
const npmApart = {
  name: 'npm apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/registry\/npm\.ts$|^\.\/npm\.ts$/, namespace: 'file' }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './npm.js', external: true },
    );
  },
};

const built = await Promise.all([
  build({ ...common, entryPoints: ['src/cli/bccx.ts'] }),
  build({
    ...common,
    entryPoints: { main: 'src/cli/start.ts' },
    external: ['@bccx/libbpf-glue', 'commander'],
    plugins: [npmApart],
    // The script that runs it from the code cache has no loader of ES modules.
    supported: { 'dynamic-import': false },
    // The code cache reads it a byte a character.
    charset: 'ascii',
  }),
  build({
    ...common,
    entryPoints: { npm: 'src/registry/npm.ts' },
    // Sought by the part of pacote that runs scripts of packages, which bccx never calls.
    external: ['node-gyp/bin/node-gyp.js'],
    metafile: true,
  }),
  build({
    ...common,
    entryPoints: { 'sandbox-child': 'src/sandbox/child.ts', 'replay-worker': 'src/recording/replay-worker.ts' },
    metafile: true,
  }),
]);

// Nothing is touched unless all of it was built, and a bccx that is running keeps the file it began with.
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles ?? [])) {
  writeFileSync(path, contents, { mode: contents.at(0) === HASH ? 0o755 : 0o644 });
}
for (const module of ['folded/folded.wasm', 'functions/functions.wasm', 'mapped/mapped.wasm', 'tree/tree.wasm']) {
  copyFileSync(resolve(here, 'wasm', module), resolve(dist, basename(module)));
}
const inputs = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
writeFileSync(resolve(dist, 'LICENSES.txt'), licensesOf(inputs.map((input) => resolve(here, input))));
// What `bccx new` copies.
cpSync(resolve(here, '../sdk/templates'), resolve(dist, 'templates'), { recursive: true });
writeFileSync(resolve(dist, 'package.json'), '{ "type": "commonjs" }\n');
