// Runs inside each kernel: every case of cases.js once, one JSON line for each on stdout.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cases, started } from './cases.js';

/**
 * @typedef {object} GuestResult
 * @property {string} tool
 * @property {string[]} attached what was attached while it traced, such as `perf_event`, as the kernel names it
 * @property {string} problem empty when all went as it should
 * @property {string} refused the first line of its error, when it refused to run on this kernel
 */

const test = join(import.meta.dirname, '..');
const bccx = join(test, '../core/dist/bccx.js');

process.stdout.write(started);
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
  /** @type {string[]} what is loaded while it traces; loading is over when nothing is added */
  let attached = [];
  tracer.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  tracer.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const watching = setInterval(() => {
    if (attached.length === 0) attached = attachments();
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
    const left = attachments();
    return left.length === 0 ? '' : `left attached: ${left.join(', ')}`;
  }
}

/**
 * What is attached now: the kinds of loaded programs, and of their links where those differ. Before 5.15 a perf event has no
 * link, so that a program by itself counts.
 *
 * @returns {string[]}
 */
function attachments() {
  /** @type {{ type: string, prog_id: number }[]} */
  const links = bpftoolList('link');
  /** @type {{ id: number, type: string }[]} */
  const programs = bpftoolList('prog');
  const kinds = programs.map(({ id, type }) => {
    const link = links.find(({ prog_id }) => prog_id === id)?.type ?? type;
    return link === type ? type : `${type} (${link} link)`;
  });
  return [...new Set(kinds)].sort();
}

/** @param {string} kind */
function bpftoolList(kind) {
  return JSON.parse(spawnSync('bpftool', ['-j', kind, 'show'], { encoding: 'utf8' }).stdout || '[]');
}
