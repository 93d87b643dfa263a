/** Builds dist: index.js in one file, because each file more costs start-up time, and its declarations. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

rmSync(resolve(here, 'dist'), { recursive: true, force: true });
rmSync(resolve(here, 'tsconfig.tsbuildinfo'), { force: true });
await build({
  entryPoints: [resolve(here, 'binding/index.ts')],
  outfile: resolve(here, 'dist/index.js'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-b', here], {
  stdio: 'inherit',
});
