import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * One line of apt-packages.txt.
 *
 * @typedef {object} AptEntry
 * @property {string[]} alternatives package names, the preferred one first
 * @property {'build' | 'test'} stage the first command that needs it
 * @property {string} why what needs it
 */

/**
 * Reads the list beside this file. `{clang}` is replaced by the major version of the machine's default clang.
 *
 * @returns {AptEntry[]}
 */
export function aptPackages() {
  const text = readFileSync(new URL('apt-packages.txt', import.meta.url), 'utf8');
  const entries = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [names = '', comment = ''] = line.split(/#(.*)/);
    if (names.trim() === '') continue;
    const [, stage, why] = /^\s*(build|test)\s*:\s*(.+)$/.exec(comment) ?? ['', 'build', comment.trim()];
    if (!why) throw new Error(`scripts/apt-packages.txt:${index + 1}: no reason given after '#'`);
    const alternatives = names.split('|').map((name) => name.trim());
    entries.push({
      alternatives,
      stage: stage === 'test' ? /** @type {const} */ ('test') : /** @type {const} */ ('build'),
      why,
    });
  }
  const templated = entries.some((entry) => entry.alternatives.some((name) => name.includes('{clang}')));
  const clang = templated ? clangMajor() : '';
  return entries.map((entry) => ({
    ...entry,
    alternatives: entry.alternatives.map((name) => name.replaceAll('{clang}', clang)),
  }));
}

/** @returns {string} major version of the clang that is installed or would be, or '' when apt knows none */
function clangMajor() {
  const env = { ...process.env, LC_ALL: 'C' };
  const installed = spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'clang'], { encoding: 'utf8', env });
  const shown = installed.stdout || spawnSync('apt-cache', ['policy', 'clang'], { encoding: 'utf8', env }).stdout || '';
  return /(?:^|Candidate: )(?:\d+:)?(\d+)/m.exec(shown)?.[1] ?? '';
}

/**
 * @param {string[]} names
 * @returns {Set<string>} those of the names that are installed
 */
export function installedPackages(names) {
  const shown = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const lines = (shown.stdout ?? '').split('\n');
  return new Set(lines.filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0] ?? ''));
}

/**
 * @param {string[]} names
 * @returns {Set<string>} those of the names that the package lists offer a version of
 */
export function offeredPackages(names) {
  const shown = execFileSync('apt-cache', ['policy', ...names], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const offered = new Set();
  let name = '';
  for (const line of shown.split('\n')) {
    if (/^\S+:$/.test(line)) name = line.slice(0, -1);
    else if (/^ {2}Candidate: (?!\(none\))/.test(line)) offered.add(name);
  }
  return offered;
}
