/**
 * What a tool is put through on every kernel: it must see what the stimulus does.
 *
 * @typedef {object} Case
 * @property {string} tool
 * @property {string} [what] which of several cases of the tool
 * @property {string[]} words its command line, with `PID` for the stimulus and `WORKLOADS` for the folder of workloads
 * @property {string[]} [stimulus] program below test/workloads/build, with its arguments
 * @property {string[]} sees what its output must hold
 * @property {number} [shown] this many lines of its output must hold the first of these
 */

/** The first line that guest.js prints. */
export const started = 'started\n';

const naps = ['naps', '--now', '--seconds', '3600'];
/** Calls `ticked` ten times a second after its other work. */
const calls = ['calls', '--now', '--seconds', '3600'];

/** @type {Case[]} */
export const cases = [
  {
    tool: 'profile',
    words: ['-F', '199', '-f', '-p', 'PID', '2'],
    stimulus: ['tree', '--now', '--seconds', '3600'],
    sees: ['main;alpha;alpha_step;workload_burn'],
  },
  { tool: 'offcputime', words: ['-f', '-p', 'PID', '2'], stimulus: naps, sees: ['nap_long', '__schedule'] },
  {
    tool: 'memleak',
    what: 'user',
    words: ['-c', 'WORKLOADS/leaks --now', '-o', '0', '-T', '40', '60'],
    sees: [
      '\t30000 bytes in 1 allocations from stack',
      '\t1048576 bytes in 1 allocations',
      'leak_pvalloc',
      'leak_mremap',
    ],
    shown: 11,
  },
  { tool: 'memleak', what: 'kernel', words: ['-o', '0', '2', '1'], stimulus: naps, sees: ['allocations from stack'] },
  { tool: 'memleak', what: 'per-CPU', words: ['-P', '2', '1'], stimulus: naps, sees: [''] },
  {
    tool: 'stackcount',
    what: 'kernel functions',
    words: ['-f', '-p', 'PID', '-D', '2', '*_nanosleep'],
    stimulus: calls,
    sees: ['ticks;', 'nanosleep'],
  },
  {
    tool: 'stackcount',
    what: 'user functions',
    words: ['-f', '-p', 'PID', '-D', '2', 'WORKLOADS/calls:tick*'],
    stimulus: calls,
    sees: ['main;ticks;ticked'],
  },
  {
    tool: 'stackcount',
    what: 'tracepoints',
    words: ['-f', '-p', 'PID', '-D', '2', 't:sched:sched_s*'],
    stimulus: calls,
    sees: ['ticks;'],
  },
];

/** @param {Case} one */
export function nameOf({ tool, what }) {
  return what === undefined ? tool : `${tool}, ${what}`;
}
