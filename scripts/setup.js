// Installs what a fresh clone lacks: Debian packages and npm packages. Says so before it does, and does nothing when
// nothing is missing. Uses only what Node brings, since it runs before `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { aptPackages, installedPackages, offeredPackages } from './apt-packages.js';
import { asRoot, hasSudo, isRoot } from './privilege.js';
import { headline, say } from './say.js';

export const checkout = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {'build' | 'test'} stage
 */
export function setUp(stage) {
  checkMachine();
  installAptPackages(stage);
  installNpmPackages();
}

function checkMachine() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: bccx needs 20.19 or later`);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail(`bccx builds on Linux for x86-64, not on ${process.platform} for ${process.arch}`);
  }
}

/** @param {'build' | 'test'} stage */
function installAptPackages(stage) {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
    say('setup: no apt-get here; the packages of scripts/apt-packages.txt have to be there already');
    return;
  }
  let missing = missingEntries(stage);
  if (missing.length === 0) return;

  // A minimal system has no package lists at all; an old one may not know a package yet.
  if (missing.some((entry) => entry.choice === undefined)) {
    say('setup: fetching the package lists (apt-get update)');
    runAsRoot(['apt-get', '-q', '-q', 'update']);
    missing = missingEntries(stage);
  }
  const names = missing.flatMap((entry) => entry.choice ?? []);
  if (names.length > 0) {
    headline(`setup: installing ${names.length} Debian package${names.length === 1 ? '' : 's'} with apt-get:`);
    for (const entry of missing) if (entry.choice !== undefined) say(`  ${entry.choice.padEnd(22)} ${entry.why}`);
    keepNode();
    const install = ['apt-get', '-q', '-q', '-y', '--no-install-recommends', 'install'];
    if (!runAsRoot([...install, ...names])) {
      // One package that cannot be had must not keep the others away.
      for (const name of names) runAsRoot([...install, name]);
    }
  }
  for (const entry of missingEntries(stage)) {
    const cause =
      entry.choice === undefined ? 'not in the package lists of this machine' : 'apt-get could not install it';
    say(`setup: ${entry.alternatives.join(' or ')}: ${cause}; will not work: ${entry.why}`);
  }
}

/** @param {'build' | 'test'} stage */
function missingEntries(stage) {
  const wanted = aptPackages().filter((entry) => entry.stage === 'build' || stage === 'test');
  const installed = installedPackages(wanted.flatMap((entry) => entry.alternatives));
  const unsettled = wanted.filter((entry) => !installed.has(entry.alternatives[0] ?? ''));
  if (unsettled.length === 0) return [];
  const offered = offeredPackages(unsettled.flatMap((entry) => entry.alternatives));
  return unsettled
    .map((entry) => ({ ...entry, choice: entry.alternatives.find((name) => offered.has(name)) }))
    .filter(
      ({ choice, alternatives }) =>
        !(choice ? installed.has(choice) : alternatives.some((name) => installed.has(name))),
    );
}

/**
 * Debian's emscripten depends on Debian's nodejs, which would overwrite a newer node that was put into /usr/bin by hand.
 */
function keepNode() {
  const owned = spawnSync('dpkg-query', ['-S', process.execPath], { stdio: 'ignore' }).status === 0;
  if (!process.execPath.startsWith('/usr/bin/') || owned) return;
  say(`setup: ${process.execPath} stays as it is; a node that apt-get brings is put beside it`);
  runAsRoot(['dpkg-divert', '--local', '--quiet', '--no-rename', '--add', process.execPath]);
}

/**
 * Runs a package command as root; shows what it printed only when it fails.
 *
 * @param {string[]} command
 * @returns {boolean} whether it succeeded
 */
function runAsRoot(command) {
  if (!isRoot && !hasSudo()) {
    fail(`not root and no sudo here; as root, run: ${command.join(' ')}`);
  }
  const [program = '', ...args] = asRoot(['env', 'DEBIAN_FRONTEND=noninteractive', ...command]);
  const done = spawnSync(program, args, { stdio: ['inherit', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status === 0) return true;
  say(`setup: '${command.join(' ')}' failed:`);
  for (const line of `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-10)) say(`  ${line}`);
  return false;
}

function installNpmPackages() {
  const stale = staleNpmPackage();
  if (stale === undefined) return;
  headline(`setup: installing npm packages with 'npm ci --ignore-scripts' (${stale})`);
  // Under `npm run` this is the npm that was asked; npm's own variables would make the inner npm believe it is a script.
  const npm = process.env['npm_execpath'];
  const [program, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const done = spawnSync(program ?? 'npm', [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: checkout,
    stdio: ['inherit', 2, 2],
  });
  if (done.status !== 0) fail("'npm ci' failed; nothing can be built without its packages");
}

/**
 * Compares package-lock.json with the list that npm keeps of what it installed.
 *
 * @returns {string | undefined} the first difference, or undefined when all is there
 */
function staleNpmPackage() {
  const installedList = `${checkout}/node_modules/.package-lock.json`;
  if (!existsSync(installedList)) return 'there is no node_modules yet';
  const wanted = lockedPackages(`${checkout}/package-lock.json`);
  const installed = lockedPackages(installedList);
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/')) continue;
    const there = installed[path];
    if (there === undefined && !entry.optional) return `${path} is missing`;
    if (there !== undefined && there.version !== entry.version) return `${path} has another version`;
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  say(`setup: ${reason}`);
  process.exit(1);
}
