import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bccx } from './commands.js';
import { nanosecondsPerEvent, withStatistics } from './event-cost.js';
import { sleep } from './load.js';
import { peer } from './peers.js';
import { interleave, median } from './statistics.js';

const workloads = fileURLToPath(new URL('../workloads/build/', import.meta.url));
const depths = [10, 30, 60, 120];
const SECONDS = 3;

/**
 * What one user stack costs in BPF, by its depth: walked by tables where there are no frame pointers, and by the kernel's own
 * walk where there are.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function unwind(rounds) {
  const rows = withStatistics(() => depths.map((depth) => row(depth, rounds)));
  return {
    name: 'unwind',
    title: 'Time in BPF per user stack',
    method:
      'run_time_ns / run_cnt (kernel.bpf_stats_enabled) of a program on a user function, called from a stack of so many frames; ' +
      'everything the program does is in it, such as finding the stack among those that are kept and counting. By tables: the ' +
      'caller compiled with -fomit-frame-pointer. By frame pointers (bpf_get_stack): the same with -fno-omit-frame-pointer. ' +
      'bpftrace counts `@[ustack]`, also on the latter.',
    columns: ['frames', 'bccx, tables', 'bccx, frame pointers', 'bpftrace, frame pointers', 'tables to bpftrace'],
    rows,
  };
}

/**
 * @param {number} depth
 * @param {number} rounds
 */
function row(depth, rounds) {
  const costs = interleave(rounds, {
    tables: () => cost('depth_calls', depth, (path, pid) => byBccx(path, pid, 'eh')),
    pointers: () => cost('depth_calls_fp', depth, (path, pid) => byBccx(path, pid, 'fp')),
    bpftrace: () => cost('depth_calls_fp', depth, byBpftrace),
  });
  const [tables = Number.NaN, pointers = Number.NaN, bpftrace = Number.NaN] = [...costs.values()].map(median);
  const show = (/** @type {number} */ ns) => `${Math.round(ns)} ns`;
  return [`${depth}`, show(tables), show(pointers), show(bpftrace), `${(tables / bpftrace).toFixed(2)}×`];
}

/**
 * @param {string} program
 * @param {number} depth
 * @param {(path: string, pid: number) => string[]} command
 */
function cost(program, depth, command) {
  const path = workloads + program;
  const child = spawn(path, [String(depth)], { stdio: 'ignore' });
  try {
    sleep(0.2);
    return nanosecondsPerEvent(command(path, child.pid ?? 0));
  } finally {
    child.kill('SIGKILL');
  }
}

/**
 * @param {string} path
 * @param {number} pid
 * @param {'eh' | 'fp'} how
 */
function byBccx(path, pid, how) {
  const words = ['stackcount', '-U', '-D', String(SECONDS), '-p', String(pid), '--unwind', how];
  return bccx([...words, `${path}:depth_probed`]);
}

/**
 * @param {string} path
 * @param {number} pid
 */
function byBpftrace(path, pid) {
  const program = `uprobe:/proc/${pid}/exe:depth_probed { @[ustack] = count(); } interval:s:${SECONDS} { exit(); }`;
  return peer(['bpftrace', '-p', String(pid), '-e', program.replace(`/proc/${pid}/exe`, `/proc/${pid}/root${path}`)]);
}
