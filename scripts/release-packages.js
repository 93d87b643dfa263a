import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';

/**
 * A package of this repository that is published.
 *
 * @typedef {object} ReleasePackage
 * @property {string} name
 * @property {string} version
 * @property {string} directory absolute
 * @property {boolean} plugin it is a tool
 * @property {Record<string, any>} manifest its package.json
 */

/**
 * Every package that is published, each behind those that it needs: a version that can be had can be installed. Tools come
 * behind the bccx that runs them.
 *
 * @param {string} [root]
 * @returns {ReleasePackage[]}
 */
export function releasePackages(root = checkout) {
  const found = sourceFiles(/(?:^|\/)package\.json$/)
    .filter((path) => !/(?:^|\/)(?:templates|test)\//.test(path))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(root, path), 'utf8')) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ path, manifest }) => ({
      name: manifest.name,
      version: manifest.version,
      directory: join(root, path, '..'),
      plugin: (manifest.keywords ?? []).includes('bccx-plugin'),
      manifest,
    }));
  return inOrder(found);
}

/**
 * @param {ReleasePackage[]} packages
 * @returns {ReleasePackage[]}
 */
function inOrder(packages) {
  /** @type {ReleasePackage[]} */
  const ordered = [];
  /** @type {Set<string>} */
  const visiting = new Set();
  /** @param {ReleasePackage} each */
  const visit = (each) => {
    if (ordered.includes(each)) return;
    if (visiting.has(each.name)) throw new Error(`'${each.name}' needs itself`);
    visiting.add(each.name);
    const { dependencies, optionalDependencies } = each.manifest;
    const needs = { ...dependencies, ...optionalDependencies };
    for (const other of packages) {
      if (other.name in needs || (each.plugin && !other.plugin)) visit(other);
    }
    ordered.push(each);
  };
  for (const each of packages) visit(each);
  return ordered;
}

/**
 * What keeps packages from being released together, in words.
 *
 * @param {readonly ReleasePackage[]} packages
 * @returns {string[]}
 */
export function releaseProblems(packages) {
  const host = packages.find(({ name }) => name === 'bccx');
  return packages.flatMap(({ name, directory, manifest, plugin }) => {
    const problems = [];
    const needs = { ...manifest['dependencies'], ...manifest['optionalDependencies'] };
    for (const other of packages) {
      const pinned = needs[other.name];
      if (pinned !== undefined && pinned !== other.version) {
        problems.push(`${name}: needs ${other.name} ${pinned}, and ${other.version} is released`);
      }
    }
    if (plugin && host !== undefined && !fits(host.version, manifest['engines']?.bccx)) {
      problems.push(`${name}: is for bccx ${manifest['engines']?.bccx}, and ${host.version} is released`);
    }
    for (const file of manifest['files'] ?? []) {
      if (!/[!*]/.test(file) && !existsSync(join(directory, file)))
        problems.push(`${name}: '${file}' is not built; run \`npm run build\``);
    }
    return problems;
  });
}

/**
 * Whether a tool's `engines.bccx` takes in a version of bccx, prereleases included.
 *
 * @param {string} version
 * @param {string | undefined} range
 */
export function fits(version, range) {
  return range !== undefined && semver.satisfies(version, range, { includePrerelease: true });
}
