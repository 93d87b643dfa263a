import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const crowd = join(root, 'test/build/bench/crowd');

/**
 * Bundles a script of this folder with the parts of bccx that it uses, and runs it with the built crowd.c as its first word.
 *
 * @param {string} name
 * @param {string[]} words
 * @param {string} directory for its temporary files
 */
export function script(name, words, directory) {
  const outfile = join(root, 'test/build/bench', `${name}.mjs`);
  buildSync({
    entryPoints: [join(root, 'test/bench', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@bccx/*'],
    logLevel: 'warning',
  });
  const env = { ...process.env, BCCX_SANDBOX_CHILD: join(root, 'core/dist/sandbox-child.js'), TMPDIR: directory };
  const done = spawnSync(process.execPath, [outfile, crowd, ...words], {
    cwd: root,
    env,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${name} failed: ${done.stderr}`);
  return JSON.parse(done.stdout);
}
