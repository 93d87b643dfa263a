// Runs inside each kernel: every case of cases.js once, one JSON line for each on stdout.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cases } from './cases.js';

/**
 * @typedef {object} GuestResult
 * @property {string} tool
 * @property {string[]} attached what was attached while it traced, such as `perf_event`, as the kernel names it
 * @property {string} problem empty when all went as it should
 * @property {string} refused the first line of its error, when it refused to run on this kernel
 */

const test = join(import.meta.dirname, '..');
const bccx = join(test, '../core/dist/bccx.js');

for (const one of cases) process.stdout.write(`${JSON.stringify(await runCase(one))}\n`);

/**
 * @param {import('./cases.js').Case} one
 * @returns {Promise<GuestResult>}
 */
async function runCase({ tool, words, stimulus, sees }) {
  const [program = '', ...args] = stimulus;
  const target = spawn(join(test, 'workloads/build', program), args, { stdio: 'ignore' });
  const line = words.map((word) => word.replace('PID', String(target.pid)));
  const tracer = spawn(process.execPath, [bccx, tool, ...line], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  /** @type {string[]} */
  let attached = [];
  tracer.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  tracer.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const watching = setInterval(() => {
    if (attached.length === 0) attached = linkTypes();
  }, 200);
  const status = await new Promise((resolve) => tracer.on('close', resolve));
  clearInterval(watching);
  target.kill('SIGKILL');
  const refused = status === 3 || status === 5 ? (stderr.split('\n')[0] ?? '') : '';
  return { tool, attached, refused, problem: problemOf() };

  function problemOf() {
    if (refused !== '') return '';
    if (status !== 0) return `exited with ${status}: ${stderr.trim()}`;
    if (!stdout.includes(sees)) return `did not see '${sees}'; printed ${stdout.length} bytes: ${stdout.slice(0, 300)}`;
    if (attached.length === 0) return 'nothing was seen attached while it traced';
    const left = linkTypes();
    return left.length === 0 ? '' : `left attached: ${left.join(', ')}`;
  }
}

/** @returns {string[]} the kinds of links that are attached now */
function linkTypes() {
  const shown = spawnSync('bpftool', ['-j', 'link', 'show'], { encoding: 'utf8' });
  /** @type {{ type: string }[]} */
  const links = JSON.parse(shown.stdout || '[]');
  return [...new Set(links.map(({ type }) => type))].sort();
}
