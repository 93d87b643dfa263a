import { bccx, systemProfilers } from './commands.js';
import { peer } from './peers.js';
import { interleave, median, row } from './statistics.js';
import { watch } from './watch.js';

const reference = 'libbpf-tools profile';

/**
 * How long a tool takes from its start until it is attached everywhere.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function attach(rounds) {
  const record = ['perf', 'record', '-q', '-F', '49', '-a', '-g', '-o', '/dev/null', '--', 'sleep', '1'];
  const commands = {
    ...systemProfilers({ hz: 49, seconds: 1 }),
    'bccx --unwind fp': bccx(['profile', '-F', '49', '--unwind', 'fp', '1']),
    'perf record': peer(record),
  };
  const times = interleave(
    rounds,
    Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, () => watch(command).attachMs])),
  );
  const base = median(times.get(reference) ?? []);
  return {
    name: 'attach',
    title: 'From exec to the last attachment',
    method:
      'Counted from before the fork to the last moment at which the number of open perf-event, link and raw-tracepoint ' +
      'descriptors in the process tree grew, polled from outside every half millisecond. bccx waits for the first unwind ' +
      'tables, which no other tool has; with `--unwind fp` it has none either. Its sandbox boots while it traces.',
    columns: ['tool', 'median', 'range', `to ${reference}`],
    rows: [...times].map(([name, values]) => row(name, values, 'ms', base)),
  };
}
