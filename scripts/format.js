// Formats every source file of the repository: C with clang-format, the rest with biome. With --check it only says which
// C files differ; biome's own check is the lint target.
import { spawnSync } from 'node:child_process';
import { say } from './say.js';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';

const check = process.argv.includes('--check');
const files = sourceFiles(/\.(?:c|cc|h)$/).filter((path) => !path.includes('/corpus/'));

const clangFormat = run('clang-format', ['--style=file', ...(check ? ['--dry-run', '--Werror'] : ['-i']), ...files]);
const biome = check || run('node_modules/.bin/biome', ['check', '--write', '.']);
if (check && !clangFormat) say('format: run `npm run format`');
process.exit(clangFormat && biome ? 0 : 1);

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(program, args) {
  const done = spawnSync(program, args, { cwd: checkout, stdio: 'inherit' });
  if (done.error) say(`format: cannot run ${program}: ${done.error.message}`);
  return done.status === 0;
}
