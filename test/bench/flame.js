import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bccx } from './commands.js';
import { flamegraphScript, peer } from './peers.js';
import { interleave, median, row } from './statistics.js';
import { usage } from './usage.js';

const generator = fileURLToPath(new URL('folded-stacks.js', import.meta.url));

/**
 * Folded stacks to a flame graph in SVG, and to the other forms.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function flame(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    return measure(rounds, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {number} rounds
 * @param {string} directory
 * @returns {import('./section.js').Section}
 */
function measure(rounds, directory) {
  const folded = stacks(directory, 100_000, 1);
  const later = stacks(directory, 100_000, 2);
  const svg = (/** @type {string} */ name) => join(directory, `${name}.svg`);
  const seen = interleave(rounds, {
    'bccx flame': () => usage(bccx(['flame', folded, '-o', svg('bccx')]), '/dev/null'),
    'bccx flame --no-data': () => usage(bccx(['flame', folded, '--no-data', '-o', svg('small')]), '/dev/null'),
    'inferno-flamegraph': () => usage(peer(['inferno-flamegraph', folded]), svg('inferno')),
    'flamegraph.pl': () => usage(['perl', flamegraphScript, folded], svg('perl')),
    'bccx flame --reverse': () => usage(bccx(['flame', '--reverse', folded, '-o', svg('reverse')]), '/dev/null'),
    'bccx flame diff': () => usage(bccx(['flame', 'diff', folded, later, '-o', svg('diff')]), '/dev/null'),
    'bccx flame -o .html': () => usage(bccx(['flame', folded, '-o', join(directory, 'bccx.html')]), '/dev/null'),
  });
  const files = new Map([
    ['bccx flame', svg('bccx')],
    ['bccx flame --no-data', svg('small')],
    ['inferno-flamegraph', svg('inferno')],
    ['flamegraph.pl', svg('perl')],
    ['bccx flame --reverse', svg('reverse')],
    ['bccx flame diff', svg('diff')],
    ['bccx flame -o .html', join(directory, 'bccx.html')],
  ]);
  const reference = median((seen.get('flamegraph.pl') ?? []).map(({ cpuMs }) => cpuMs));
  return {
    name: 'flame',
    title: 'Flame graphs of 100,000 stacks',
    method:
      `${(statSync(folded).size / 1e6).toFixed(1)} MB of folded text in no order, a hundred thousand distinct stacks, from ` +
      '`test/bench/folded-stacks.js`. CPU is user and system time of the whole process, its start included. The file of ' +
      'bccx holds the whole tree, so that what is too narrow to draw can be zoomed into; `--no-data` leaves it out.',
    columns: ['program', 'CPU', 'range', 'to flamegraph.pl', 'peak RSS', 'file'],
    rows: [...seen].map(([name, runs]) => [
      ...row(
        name,
        runs.map(({ cpuMs }) => cpuMs),
        'ms',
        reference,
      ),
      `${(median(runs.map(({ peakKib }) => peakKib)) / 1024).toFixed(0)} MiB`,
      `${(statSync(files.get(name) ?? '').size / 1e6).toFixed(2)} MB`,
    ]),
  };
}

/**
 * A million stacks: 668 MB, more than one JavaScript string can hold.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function flameLarge(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const folded = stacks(directory, 1_000_000, 1);
    const seen = interleave(Math.min(rounds, 3), {
      'bccx flame': () => usage(bccx(['flame', folded, '-o', join(directory, 'bccx.svg')]), '/dev/null'),
      'inferno-flamegraph': () => usage(peer(['inferno-flamegraph', folded]), join(directory, 'inferno.svg')),
    });
    const reference = median((seen.get('inferno-flamegraph') ?? []).map(({ wallMs }) => wallMs));
    return {
      name: 'flame-large',
      title: 'Flame graph of a million stacks',
      method: `${(statSync(folded).size / 1e6).toFixed(0)} MB of folded text in no order; from start to exit.`,
      columns: ['program', 'wall', 'range', 'to inferno', 'CPU', 'peak RSS'],
      rows: [...seen].map(([name, runs]) => [
        ...row(
          name,
          runs.map(({ wallMs }) => wallMs),
          'ms',
          reference,
        ),
        `${median(runs.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`,
        `${(median(runs.map(({ peakKib }) => peakKib)) / 1024).toFixed(0)} MiB`,
      ]),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {string} directory
 * @param {number} number
 * @param {number} seed
 * @returns {string} path of the folded text
 */
function stacks(directory, number, seed) {
  const path = join(directory, `${number}-${seed}.folded`);
  execFileSync(process.execPath, [generator, String(number), String(seed)], {
    stdio: ['ignore', openSync(path, 'w'), 'inherit'],
  });
  return path;
}
