/**
 * Builds dist: index.cjs and its declarations. One file, and CommonJS, because each file more costs start-up time and node's
 * loader of ES modules costs 5 ms. ES modules import its names all the same. A dist that is in use stays whole: files are
 * replaced one by one and what no source stands for any more is removed last.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = resolve(here, 'dist');

rmSync(resolve(here, 'tsconfig.tsbuildinfo'), { force: true });
await build({
  entryPoints: [resolve(here, 'binding/index.ts')],
  outfile: resolve(dist, 'index.cjs.tmp'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  define: { 'import.meta.url': '__filename' },
  packages: 'external',
  logLevel: 'warning',
});
renameSync(resolve(dist, 'index.cjs.tmp'), resolve(dist, 'index.cjs'));
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-b', here], {
  stdio: 'inherit',
});
for (const file of readdirSync(dist)) {
  const source = file.replace(/\.d\.ts$/, '.ts');
  if (file !== 'index.cjs' && !existsSync(resolve(here, 'binding', source))) rmSync(resolve(dist, file));
}
