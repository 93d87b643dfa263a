import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bccx, systemProfilers } from './commands.js';
import { sleep, withLoad } from './load.js';
import { interleave, median, row } from './statistics.js';

const statisticsSwitch = '/proc/sys/kernel/bpf_stats_enabled';

/**
 * What one sample costs in BPF, by the kernel's own account.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function eventCost(rounds) {
  return withStatistics(() => withLoad(() => measure(rounds)));
}

/**
 * Has the kernel count the time of BPF programs meanwhile.
 *
 * @template T
 * @param {() => T} body
 * @returns {T}
 */
export function withStatistics(body) {
  const before = readFileSync(statisticsSwitch, 'utf8');
  writeFileSync(statisticsSwitch, '1');
  try {
    return body();
  } finally {
    writeFileSync(statisticsSwitch, before);
  }
}

/**
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
function measure(rounds) {
  const commands = {
    ...systemProfilers({ hz: 999, seconds: 6 }),
    'bccx --unwind fp': bccx(['profile', '-F', '999', '--unwind', 'fp', '6']),
  };
  const costs = interleave(
    rounds,
    Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, () => nanosecondsPerEvent(command)])),
  );
  const base = median(costs.get('libbpf-tools profile') ?? []);
  return {
    name: 'event-cost',
    title: 'Time in BPF per sample',
    method:
      'run_time_ns / run_cnt of the programs that the tool loaded (kernel.bpf_stats_enabled), at the ' +
      'end of a profile of six seconds at 999 Hz of a machine whose CPUs all run the same call tree, compiled with frame ' +
      'pointers. bccx walks by tables, which the others cannot; with `--unwind fp` it walks as they do.',
    columns: ['tool', 'median', 'range', 'to libbpf-tools profile'],
    rows: [...costs].map(([name, values]) => row(name, values, 'ns', base)),
  };
}

/**
 * Runs a tool and reads its programs' counters twice a second; the last reading before they are gone counts. The kernel's
 * statistics must be on.
 *
 * @param {string[]} command
 * @returns {number}
 */
export function nanosecondsPerEvent(command) {
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore' });
  let events = 0;
  let nanoseconds = 0;
  for (let polls = 0; polls < 120; polls += 1) {
    sleep(0.5);
    const programs = programsOf(child.pid ?? 0);
    if (programs.length === 0 && events > 0) break;
    if (programs.length === 0) continue;
    events = programs.reduce((sum, { count }) => sum + count, 0);
    nanoseconds = programs.reduce((sum, { time }) => sum + time, 0);
  }
  child.kill('SIGKILL');
  if (events < 1000) throw new Error(`'${command.join(' ')}' saw only ${events} events`);
  return nanoseconds / events;
}

/**
 * What the kernel counted of the BPF programs that a process holds; those of others do not matter.
 *
 * @param {number} pid
 * @returns {{ time: number, count: number }[]}
 */
function programsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) => {
      const text = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
      const time = Number(/^run_time_ns:\s+(\d+)$/m.exec(text)?.[1] ?? 0);
      const count = Number(/^run_cnt:\s+(\d+)$/m.exec(text)?.[1] ?? 0);
      return count === 0 ? [] : [{ time, count }];
    });
  } catch {
    return [];
  }
}
