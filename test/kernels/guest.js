// Runs inside each kernel: every case of cases.js once, one JSON line for each on stdout.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cases, nameOf, started } from './cases.js';

/**
 * @typedef {object} GuestResult
 * @property {string} name of the case
 * @property {string} taken kinds of probes that it took, as the manifest names them
 * @property {string} problem empty when all went as it should
 * @property {string} refused the first line of its error, when it refused to run on this kernel
 */

const test = join(import.meta.dirname, '..');
const bccx = join(test, '../core/dist/bccx.js');
const workloads = join(test, 'workloads/build');

process.stdout.write(started);
for (const one of cases) process.stdout.write(`${JSON.stringify(await runCase(one))}\n`);

/**
 * @param {import('./cases.js').Case} one
 * @returns {Promise<GuestResult>}
 */
async function runCase(one) {
  const { tool, words, stimulus = [], sees, shown = 1 } = one;
  const [program, ...args] = stimulus;
  const target = program === undefined ? undefined : spawn(join(workloads, program), args, { stdio: 'ignore' });
  const line = words.map((word) => word.replace('PID', String(target?.pid)).replace('WORKLOADS', workloads));
  const tracer = spawn(process.execPath, [bccx, tool, '--stats', ...line], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  tracer.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  tracer.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const status = await new Promise((resolve) => tracer.on('close', resolve));
  target?.kill('SIGKILL');
  const refused = status === 3 || status === 5 ? (stderr.split('\n')[0] ?? '') : '';
  const [, taken = ''] = /^\w+: probes: (.*) at \d+ places?, /m.exec(stderr) ?? [];
  return { name: nameOf(one), taken, refused, problem: problemOf() };

  function problemOf() {
    if (refused !== '') return '';
    if (status !== 0) return `exited with ${status}: ${stderr.trim()}`;
    const missed = sees.find((each) => !stdout.includes(each));
    if (missed !== undefined)
      return `did not see '${missed}'; ${stderr}printed ${stdout.length} bytes: ${stdout.slice(0, 300)}`;
    const count = stdout.split('\n').filter((each) => each.includes(sees[0] ?? '')).length;
    if (count < shown) return `saw '${sees[0]}' ${count} times instead of ${shown}`;
    if (taken === '') return 'did not say what it attached';
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
