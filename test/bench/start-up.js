import { spawnSync } from 'node:child_process';
import { bccx } from './commands.js';
import { interleave, median, row } from './statistics.js';

/**
 * What a command that only prints its help costs, against an empty node.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function startUp(rounds) {
  const commands = {
    'node -e 1': [process.execPath, '-e', '1'],
    'bccx --help': bccx(['--help']),
    'bccx profile --help': bccx(['profile', '--help']),
  };
  const times = interleave(
    rounds * 4,
    Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, () => wallClock(command)])),
  );
  const base = median(times.get('node -e 1') ?? []);
  return {
    name: 'start-up',
    title: 'Starting',
    method: 'Wall clock from before the spawn to the exit.',
    columns: ['command', 'median', 'range', 'to node -e 1'],
    rows: [...times].map(([name, values]) => row(name, values, 'ms', base)),
  };
}

/**
 * @param {string[]} command
 * @returns {number} milliseconds
 */
function wallClock(command) {
  const [program = '', ...args] = command;
  const start = process.hrtime.bigint();
  const done = spawnSync(program, args, { stdio: 'ignore' });
  const elapsed = process.hrtime.bigint() - start;
  if (done.status !== 0) throw new Error(`'${command.join(' ')}' exited with ${done.status}`);
  return Number(elapsed) / 1e6;
}
