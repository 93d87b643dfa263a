import { systemProfilers } from './commands.js';
import { interleave, median } from './statistics.js';
import { watch } from './watch.js';

/**
 * The most memory that a tool's processes use at once during a profile of one second.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function memory(rounds) {
  const commands = systemProfilers({ hz: 49, seconds: 1 });
  const seen = interleave(
    rounds,
    Object.fromEntries(
      Object.entries(commands).map(([name, command]) => [name, () => watch(command, { memory: true })]),
    ),
  );
  const mebibytes = (/** @type {number[]} */ kib) => `${(median(kib) / 1024).toFixed(1)} MiB`;
  return {
    name: 'memory',
    title: 'Memory of a profile of one second',
    method:
      'The largest sum of PSS (smaps_rollup) over all processes of the tool, read every five milliseconds, and the ' +
      'largest sum of what the kernel charges for its BPF maps (fdinfo). PSS counts a page shared with other processes, ' +
      'such as the text of the running node, only in part.',
    columns: ['tool', 'peak PSS', 'range', 'BPF maps', 'processes'],
    rows: [...seen].map(([name, runs]) => {
      const pss = runs.map((run) => run.pssKib);
      const range = [Math.min(...pss), Math.max(...pss)].map((kib) => (kib / 1024).toFixed(1)).join('–');
      const maps = runs.map((run) => run.mapKib);
      return [name, mebibytes(pss), range, mebibytes(maps), String(Math.max(...runs.map((run) => run.processes)))];
    }),
  };
}
