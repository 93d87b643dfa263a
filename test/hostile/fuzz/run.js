// A long fuzzing run of the readers of BPF objects and WASM modules.
//
//   node fuzz/run.js [RUNS] [SEED]
//
// Prints one line a target. The first input that ends in anything but a refusal stops it, with the seed and run that
// make it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const runs = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'bccx-fuzz-'));
try {
  const outfile = join(folder, 'targets.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'targets.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { fuzz, fuzzTargets } = await import(outfile);
  for (const target of fuzzTargets(new URL('../build/', import.meta.url))) {
    const start = performance.now();
    const { accepted, refused, slowestMs } = fuzz(target, { seed, runs });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stdout.write(
      `${target.name}: ${runs} runs in ${seconds} s, ${accepted} read, ${refused} refused, slowest ${slowestMs.toFixed(0)} ms\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
