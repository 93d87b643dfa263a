// Checks every package that is published: publint's rules, and what an installed bccx relies on (no install scripts, a
// licence, the files that package.json promises).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { say } from './say.js';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';

let checked = 0;
let bad = 0;
for (const path of sourceFiles(/(?:^|\/)package\.json$/)) {
  const text = readFileSync(join(checkout, path), 'utf8');
  const manifest = JSON.parse(text);
  if (manifest.private || path.includes('/templates/') || path.includes('/hostile/')) continue;
  const directory = dirname(join(checkout, path));
  const problems = [...ownRules(directory, manifest), ...(await publintRules(directory, manifest))];
  for (const problem of problems) say(`${path}: ${problem}`);
  checked += 1;
  if (problems.length > 0) bad += 1;
}
process.stdout.write(`${checked - bad} passed, ${bad} failed\n`);
process.exitCode = bad === 0 ? 0 : 1;

/**
 * @param {string} directory
 * @param {Record<string, any>} manifest
 * @returns {string[]}
 */
function ownRules(directory, manifest) {
  const problems = [];
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']) {
    if (manifest.scripts?.[script]) problems.push(`has a '${script}' script; installing must run nothing`);
  }
  for (const field of ['description', 'license', 'files', 'publishConfig']) {
    if (manifest[field] === undefined) problems.push(`has no '${field}'`);
  }
  for (const file of manifest.files ?? []) {
    if (!file.startsWith('!') && !existsSync(join(directory, file)))
      problems.push(`promises '${file}', which is not there after a build`);
  }
  if (!existsSync(join(directory, 'README.md'))) problems.push('has no README.md');
  if (!existsSync(join(directory, 'LICENSE'))) problems.push('has no LICENSE');
  return problems;
}

/**
 * @param {string} directory
 * @param {Record<string, any>} manifest
 * @returns {Promise<string[]>}
 */
async function publintRules(directory, manifest) {
  const { messages } = await publint({ pkgDir: directory, strict: true, level: 'warning' });
  // publint guesses a module's format from its text, which a minified bundle that holds scripts as strings defeats. Node
  // knows: a file in the wrong format does not parse.
  const commands = Object.values(manifest.bin ?? {});
  const parse = commands.every((file) => spawnSync(process.execPath, ['--check', join(directory, file)]).status === 0);
  return messages
    .filter(({ code }) => !(code === 'FILE_INVALID_FORMAT' && commands.length > 0 && parse))
    .map((message) => formatMessage(message, manifest) ?? message.code);
}
