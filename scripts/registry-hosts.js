// Fails when a file of the repository names the host of a package registry: a clone must install from whatever registry
// and mirror its machine is set to.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.js';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';

/** Registries and mirrors by the shape of their names, then the ones that this machine uses. */
const patterns = [/\bregistry\.[a-z0-9-]+\.[a-z]{2,}\b/i, /\b(?:deb|archive|security)\.(?:debian|ubuntu)\.[a-z]+\b/i];
for (const host of hostsOfThisMachine()) patterns.push(new RegExp(`\\b${host.replaceAll('.', '\\.')}\\b`, 'i'));

let found = 0;
for (const path of sourceFiles()) {
  const text = readFileSync(join(checkout, path), 'latin1');
  for (const [index, line] of text.split('\n').entries()) {
    const match = patterns.map((pattern) => pattern.exec(line)).find((result) => result !== null);
    if (match) report(path, index + 1, `names the registry host ${match[0]}`);
    if (path === 'package-lock.json' && /"resolved": "\w+:\/\//.test(line))
      report(path, index + 1, 'records where a package came from');
  }
}
process.exit(found === 0 ? 0 : 1);

/**
 * @param {string} path
 * @param {number} line
 * @param {string} what
 */
function report(path, line, what) {
  found += 1;
  say(`${path}:${line}: ${what}`);
}

/** @returns {Set<string>} */
function hostsOfThisMachine() {
  const texts = [
    spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout ?? '',
    ...aptSources().map((path) => readFileSync(path, 'utf8')),
  ];
  const hosts = texts.flatMap((text) =>
    [...text.matchAll(/^[^#]*\b\w+:\/\/(?:[^/@\s]*@)?([a-z0-9.-]+)/gim)].map((match) => match[1] ?? ''),
  );
  return new Set(hosts.filter((host) => host !== '' && host !== 'localhost' && !/^[\d.]+$/.test(host)));
}

/** @returns {string[]} */
function aptSources() {
  try {
    const directory = '/etc/apt/sources.list.d';
    return readdirSync(directory)
      .filter((name) => /\.(?:list|sources)$/.test(name))
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}
