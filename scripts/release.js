#!/usr/bin/env node
// Releases the packages of this repository; docs/releasing.md is the whole routine.
//
//   npm run release                             what would be published, in which order, and what stands against it
//   npm run release -- version                  write versions and changelogs from .changeset
//   npm run release -- publish                  publish what the registry does not have yet
//     --registry URL   another registry; on loopback it is a rehearsal, which may be made of any tree
//     --dry-run        everything but the upload
//     --tag TAG        npm's tag for these versions
//     --no-provenance  for the first publish, which is made by hand
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import semver from 'semver';
import { fits, releasePackages, releaseProblems } from './release-packages.js';
import { say } from './say.js';
import { checkout } from './setup.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    registry: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    tag: { type: 'string' },
    provenance: { type: 'boolean', default: true },
  },
});
const [verb = 'show'] = positionals;
const registry = values.registry === undefined ? undefined : new URL(values.registry);
const rehearsal = registry !== undefined && ['127.0.0.1', '[::1]', 'localhost'].includes(registry.hostname);
const toRegistry = registry === undefined ? [] : [`--registry=${registry.href}`];

const verbs = { show, version, publish };
const chosen = Object.entries(verbs).find(([name]) => name === verb)?.[1];
if (chosen === undefined) fail(`release: '${verb}' is none of ${Object.keys(verbs).join(', ')}`);
else chosen();

function show() {
  const packages = releasePackages();
  for (const { name, version: number } of packages) process.stdout.write(`${name} ${number}\n`);
  stopAt(releaseProblems(packages));
}

/** Versions and changelogs from the changesets; tools follow a bccx that their range leaves out. */
function version() {
  const before = new Map(releasePackages().map((each) => [each.name, each.version]));
  run('npx', ['--no', 'changeset', 'version']);
  const packages = releasePackages();
  const host = packages.find(({ name }) => name === 'bccx');
  if (host === undefined) return fail('release: there is no package bccx');
  for (const { name, directory, manifest, plugin, version: now } of packages) {
    if (!plugin || fits(host.version, manifest['engines']?.bccx)) continue;
    const next = now === before.get(name) ? (semver.inc(now, 'patch') ?? now) : now;
    const path = join(directory, 'package.json');
    const changed = { ...manifest, version: next, engines: { ...manifest['engines'], bccx: `^${host.version}` } };
    writeFileSync(path, `${JSON.stringify(changed, null, 2)}\n`);
    noteChange(directory, { name, next, note: `Works with bccx ${host.version}.` });
    say(`release: ${name} ${next} is for bccx ^${host.version}`);
  }
  run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']);
  run('npx', [
    '--no',
    'biome',
    'check',
    '--write',
    ...packages.map(({ directory }) => join(directory, 'package.json')),
  ]);
  for (const { name, version: number } of releasePackages()) process.stdout.write(`${name} ${number}\n`);
}

/**
 * Adds a line to a package's changelog, below the heading of its version.
 *
 * @param {string} directory
 * @param {{ name: string, next: string, note: string }} change
 */
function noteChange(directory, { name, next, note }) {
  const path = join(directory, 'CHANGELOG.md');
  let text = `# ${name}\n`;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // The first change of this package.
  }
  const heading = `## ${next}\n`;
  const [title = '', ...rest] = text.split('\n');
  const body = rest.join('\n');
  writeFileSync(
    path,
    body.includes(heading)
      ? `${title}\n${body.replace(heading, `${heading}\n- ${note}\n`)}`
      : `${title}\n\n${heading}\n- ${note}\n${body}`,
  );
}

/** Publishes each package that the registry does not have, and stops at the first that it refuses. May be repeated. */
function publish() {
  const packages = releasePackages();
  const problems = releaseProblems(packages);
  if (!rehearsal && !values['dry-run']) problems.push(...treeProblems());
  stopAt(problems);
  for (const { name, directory, plugin } of packages) {
    if (!plugin) continue;
    const checked = output(process.execPath, [join(checkout, 'core/dist/bccx.js'), 'check', directory]);
    if (checked.status !== 0)
      fail(`release: ${name} does not pass \`bccx check\`:\n${checked.stdout}${checked.stderr}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bccx-release-'));
  try {
    for (const each of packages) {
      const done = isThere(each) ? 'is there already' : publishOne(each, folder);
      process.stdout.write(`${each.name} ${each.version} ${done}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./release-packages.js').ReleasePackage} each */
function isThere({ name, version: number }) {
  const { status, stdout, stderr } = output('npm', ['view', `${name}@${number}`, 'version', '--json', ...toRegistry]);
  if (status === 0) return stdout.trim() !== '';
  if (/E404|404 Not Found/.test(`${stdout}${stderr}`)) return false;
  return fail(`release: asking for ${name} ${number}:\n${stderr}`);
}

/**
 * @param {import('./release-packages.js').ReleasePackage} each
 * @param {string} folder for the archive
 */
function publishOne({ name, directory, version: number }, folder) {
  const packed = output('npm', ['pack', '--json', '--ignore-scripts', `--pack-destination=${folder}`], directory);
  if (packed.status !== 0) return fail(`release: packing ${name}:\n${packed.stderr}`);
  const [{ filename }] = /** @type {[{ filename: string }]} */ (Object.values(JSON.parse(packed.stdout)));
  const tag = values.tag ?? (semver.prerelease(number) === null ? 'latest' : 'next');
  const provenance = values.provenance && !rehearsal && !values['dry-run'];
  const words = ['publish', join(folder, filename), '--access=public', '--ignore-scripts', `--tag=${tag}`];
  words.push(`--provenance=${provenance}`, ...(values['dry-run'] ? ['--dry-run'] : []), ...toRegistry);
  // npm may ask for a one-time password.
  const { status } = spawnSync('npm', words, { cwd: folder, stdio: ['inherit', 2, 2] });
  if (status !== 0)
    fail(`release: npm did not publish ${name} ${number}; the packages before it are out, so run it again`);
  return values['dry-run'] ? 'would be published' : 'is published';
}

/** A release is made of a commit, with its versions written. */
function treeProblems() {
  const problems = [];
  if (output('git', ['status', '--porcelain']).stdout !== '')
    problems.push('the working tree has changes; commit them');
  const pending = output('git', ['ls-files', '.changeset/*.md'])
    .stdout.split('\n')
    .filter((file) => file !== '');
  if (pending.some((file) => !file.endsWith('/README.md'))) {
    problems.push('.changeset holds changes that are in no version; run `npm run release -- version`');
  }
  return problems;
}

/** @param {readonly string[]} problems */
function stopAt(problems) {
  if (problems.length > 0) fail(problems.map((problem) => `release: ${problem}`).join('\n'));
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function run(program, words) {
  const { status } = spawnSync(program, words, { cwd: checkout, stdio: ['inherit', 2, 2] });
  if (status !== 0) fail(`release: \`${program} ${words.join(' ')}\` ended with ${status}`);
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {string} [cwd]
 */
function output(program, words, cwd = checkout) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  say(text);
  process.exit(1);
}
