// Boots other kernels and puts every tool through its case of cases.js on each.
//
//   node test/kernels/run.js [--document] [KERNEL ...]        5.10, 6.1, 6.12 or sid; all four without
//   node test/kernels/run.js [--document] 5.15=DIR            a kernel of another distribution: its image and modules, .deb
//
// With --document the kernels get their line in docs/kernels.md when all went well.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRoot } from '../../scripts/privilege.js';
import { cases, nameOf, started } from './cases.js';

/** @typedef {import('./guest.js').GuestResult} GuestResult */

const here = import.meta.dirname;
const root = join(here, '../..');
const documentPath = join(root, 'docs/kernels.md');
const debian = ['5.10', '6.1', '6.12', 'sid'];
const documented = ['5.10', '5.15', '6.1', '6.12', 'sid'];
/** Seconds for all cases on one kernel: emulated, on a busy machine. */
const patience = '900';
const asked = process.argv.slice(2).filter((word) => word !== '--document');
const kernels = asked.length > 0 ? asked : debian;

let passed = 0;
let failed = 0;
/** @type {Map<string, { release: string, results: GuestResult[] }>} */
const table = new Map();
for (const named of kernels) {
  const [kernel = '', packages] = named.split('=');
  const which = ['--kernel', kernel, ...(packages === undefined ? [] : ['--packages', packages])];
  const fetched = runKernel([...which, '--fetch-only']);
  if (fetched.status !== 0) {
    // Kernels come from Debian's archive; a machine of another distribution has no address of it.
    if (fetched.stderr.includes('no Debian archive'))
      process.stdout.write(`SKIP: kernel ${kernel}: ${fetched.stderr.trim()}\n`);
    else report(false, `kernel ${kernel}`, fetched.stderr.trim());
    continue;
  }
  const release = fetched.stdout.split(' ')[0] ?? kernel;
  const guest = bootAndRun(which);
  /** @type {GuestResult[]} */
  const results = guest.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  table.set(kernel, { release, results });
  for (const one of cases) {
    const result = results.find(({ name }) => name === nameOf(one));
    const problem = result === undefined ? `no answer: ${guest.stderr.trim()}` : problemOf(one.tool, result, release);
    report(problem === '', `${nameOf(one)} on ${release}: ${result?.taken || result?.refused || 'nothing'}`, problem);
  }
}
if (failed === 0 && process.argv.includes('--document')) writeFileSync(documentPath, document());
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Boots a kernel and runs guest.js in it. QEMU without KVM now and then crashes a kernel while it patches its own code; a boot
 * that did not come as far as guest.js is tried again.
 *
 * @param {readonly string[]} which the words that name the kernel
 */
function bootAndRun(which) {
  const boot = () => runKernel([...which, '--timeout', patience, '--', process.execPath, join(here, 'guest.js')]);
  let guest = boot();
  for (let again = 0; again < 2 && !guest.stdout.startsWith(started); again += 1) guest = boot();
  return { ...guest, stdout: guest.stdout.replace(started, '') };
}

/** @param {string[]} args */
function runKernel(args) {
  const [program = '', ...rest] = asRoot([join(here, 'run-in-kernel'), ...args]);
  return spawnSync(program, rest, { encoding: 'utf8', stdio: ['inherit', 'pipe', 'pipe'] });
}

/**
 * @param {boolean} good
 * @param {string} what
 * @param {string} problem
 */
function report(good, what, problem) {
  if (good) passed += 1;
  else failed += 1;
  process.stdout.write(good ? `ok: ${what}\n` : `FAILED: ${what}\n  ${problem}\n`);
}

/**
 * A tool may refuse a kernel only when its manifest says that it needs a newer one.
 *
 * @param {string} tool
 * @param {GuestResult} result
 * @param {string} release
 */
function problemOf(tool, { refused, problem }, release) {
  if (problem !== '') return problem;
  const { kernel } = JSON.parse(readFileSync(join(root, 'plugins', tool, 'plugin.json'), 'utf8'));
  const tooOld = compareVersions(release, kernel.min) < 0;
  if (tooOld && refused === '') return `ran, although it needs ${kernel.min}`;
  if (tooOld && !refused.includes(kernel.min)) return `refused without naming the kernel it needs: ${refused}`;
  return !tooOld && refused !== '' ? `refused a kernel that it supports: ${refused}` : '';
}

/**
 * @param {string} left
 * @param {string} right
 */
function compareVersions(left, right) {
  const numbers = (/** @type {string} */ text) => text.split(/[.-]/).map(Number);
  const [a = 0, b = 0] = numbers(left);
  const [c = 0, d = 0] = numbers(right);
  return a - c || b - d;
}

/**
 * docs/kernels.md: a line a kernel. Those that did not run now keep theirs.
 *
 * @returns {string}
 */
function document() {
  const before = existsSync(documentPath) ? readFileSync(documentPath, 'utf8').split('\n') : [];
  const lines = documented.map((kernel) => {
    const ran = table.get(kernel);
    if (ran === undefined) return before.find((line) => line.startsWith(`| ${kernel} |`)) ?? '';
    const cells = cases.map((one) => {
      const result = ran.results.find(({ name }) => name === nameOf(one));
      return result?.refused ? 'refused: too old' : result?.taken;
    });
    return `| ${kernel} | ${ran.release} | ${cells.join(' | ')} |`;
  });
  return [
    '<!-- Generated by test/kernels/run.js (`npm run kernels`). Do not edit. -->',
    '',
    '# Kernels',
    '',
    'Which kind of probe each tool takes on each kernel, of the alternatives in its manifest. Every tool was loaded there,',
    'attached, saw what a scripted workload did, and left nothing behind; a kernel older than the one that the manifest names is',
    'refused before anything is loaded. The kernels are Debian’s, 5.15 is Ubuntu’s; all are booted in QEMU.',
    '',
    `| kernel | release | ${cases.map(nameOf).join(' | ')} |`,
    `| --- | --- |${cases.map(() => ' --- |').join('')}`,
    ...lines.filter(Boolean),
    '',
  ].join('\n');
}
