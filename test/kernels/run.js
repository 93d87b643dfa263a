// Boots other kernels and puts every tool through its case of cases.js on each.
//
//   node test/kernels/run.js [KERNEL ...]        5.10, 6.1, 6.12 or sid; all four without, and then docs/kernels.md is written
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRoot } from '../../scripts/privilege.js';
import { cases, started } from './cases.js';

/** @typedef {import('./guest.js').GuestResult} GuestResult */

const here = import.meta.dirname;
const root = join(here, '../..');
const all = ['5.10', '6.1', '6.12', 'sid'];
const asked = process.argv.slice(2);
const kernels = asked.length > 0 ? asked : all;

let passed = 0;
let failed = 0;
/** @type {Map<string, { release: string, results: GuestResult[] }>} */
const table = new Map();
for (const kernel of kernels) {
  const fetched = runKernel(['--kernel', kernel, '--fetch-only']);
  if (fetched.status !== 0) {
    // Kernels come from Debian's archive; a machine of another distribution has no address of it.
    if (fetched.stderr.includes('no Debian archive'))
      process.stdout.write(`SKIP: kernel ${kernel}: ${fetched.stderr.trim()}\n`);
    else report(false, `kernel ${kernel}`, fetched.stderr.trim());
    continue;
  }
  const release = fetched.stdout.split(' ')[0] ?? kernel;
  const guest = bootAndRun(kernel);
  /** @type {GuestResult[]} */
  const results = guest.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  table.set(kernel, { release, results });
  for (const { tool } of cases) {
    const result = results.find((each) => each.tool === tool);
    const problem = result === undefined ? `no answer: ${guest.stderr.trim()}` : problemOf(result, release);
    report(
      problem === '',
      `${tool} on ${release}: ${result?.attached.join(', ') || result?.refused || 'nothing'}`,
      problem,
    );
  }
}
if (asked.length === 0 && failed === 0) writeFileSync(join(root, 'docs/kernels.md'), document());
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Boots a kernel and runs guest.js in it. QEMU without KVM now and then crashes a kernel while it patches its own code; a boot
 * that did not come as far as guest.js is tried again.
 *
 * @param {string} kernel
 */
function bootAndRun(kernel) {
  const boot = () => runKernel(['--kernel', kernel, '--', process.execPath, join(here, 'guest.js')]);
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
 * @param {GuestResult} result
 * @param {string} release
 */
function problemOf({ tool, refused, problem }, release) {
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

/** @returns {string} docs/kernels.md */
function document() {
  const names = [...table].map(([, { release }]) => release);
  const rows = cases.map(({ tool }) => {
    const cells = [...table.values()].map(({ results }) => {
      const result = results.find((each) => each.tool === tool);
      return result?.refused ? 'refused' : result?.attached.join(', ');
    });
    return `| ${tool} | ${cells.join(' | ')} |`;
  });
  return [
    '# Kernels',
    '',
    'What each tool attaches on each kernel, as the kernel names the kind of link. Every tool was loaded there, attached, saw',
    'what a scripted workload did, and left nothing behind. Made by `npm run kernels`; the kernels are Debian’s, booted in QEMU.',
    '',
    `| tool | ${names.join(' | ')} |`,
    `| --- |${names.map(() => ' --- |').join('')}`,
    ...rows,
    '',
  ].join('\n');
}
