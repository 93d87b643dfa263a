/**
 * What a tool is put through on every kernel: it must see what the stimulus does.
 *
 * @typedef {object} Case
 * @property {string} tool
 * @property {string[]} words its command line, with `PID` for the stimulus
 * @property {string[]} stimulus program below test/workloads/build, with its arguments
 * @property {string} sees what its output must hold
 */

/** The first line that guest.js prints. */
export const started = 'started\n';

/** @type {Case[]} */
export const cases = [
  {
    tool: 'profile',
    words: ['-F', '199', '-f', '-p', 'PID', '2'],
    stimulus: ['tree', '--now', '--seconds', '60'],
    sees: 'main;alpha;alpha_step;workload_burn',
  },
  {
    tool: 'offcputime',
    words: ['-f', '-p', 'PID', '2'],
    stimulus: ['naps', '--now', '--seconds', '60'],
    sees: 'nap_long',
  },
];
