import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { bccx } from './commands.js';
import { peer } from './peers.js';
import { median } from './statistics.js';
import { Subject, Tracer } from './subject.js';

const statisticsSwitch = '/proc/sys/kernel/bpf_stats_enabled';
const reference = 'libbpf-tools offcputime';
/** Rounds of one measurement: half a second under the slowest tool. */
const rounds = 30_000;

/** The same in bpftrace: time off the CPU by the stacks at leaving it. */
const bpftraceProgram = [
  'tracepoint:sched:sched_switch {',
  '@start[args.prev_pid] = nsecs; @kernel[args.prev_pid] = kstack; @user[args.prev_pid] = ustack;',
  'if (@start[args.next_pid]) {',
  '@off[@kernel[args.next_pid], @user[args.next_pid]] = sum(nsecs - @start[args.next_pid]);',
  'delete(@start, args.next_pid); } }',
].join(' ');

/**
 * What timing every wait costs two processes that do nothing but wake each other.
 *
 * @param {number} times
 * @returns {Promise<import('./section.js').Section>}
 */
export async function switches(times) {
  /** @type {Record<string, string[] | undefined>} */
  const commands = {
    'no tool': undefined,
    bccx: bccx(['offcputime', '-f', '3600']),
    'bccx --unwind fp': bccx(['offcputime', '-f', '--unwind', 'fp', '3600']),
    [reference]: peer(['offcputime', '3600']),
    bpftrace: peer(['bpftrace', '-q', '-e', bpftraceProgram]),
  };
  /** @type {Map<string, { rate: number[], cost: number[] }>} */
  const seen = new Map(Object.keys(commands).map((name) => [name, { rate: [], cost: [] }]));
  const before = readFileSync(statisticsSwitch, 'utf8');
  for (let time = 0; time < times; time += 1) {
    for (const [name, command] of Object.entries(commands)) {
      const { rate, cost } = await measure(command);
      seen.get(name)?.rate.push(rate);
      if (cost !== undefined) seen.get(name)?.cost.push(cost);
    }
  }
  writeFileSync(statisticsSwitch, before);
  const free = median(seen.get('no tool')?.rate ?? []);
  const base = median(seen.get(reference)?.cost ?? []);
  return {
    name: 'switches',
    title: 'Timing every switch',
    method:
      'Two processes on one CPU pass a byte through two pipes; switches per second of the CPU time of both, the whole machine ' +
      'traced. In BPF: run_time_ns / run_cnt of the tool’s programs (kernel.bpf_stats_enabled) in a second measurement of the ' +
      'same run. The program has frame pointers, the C library has not: by unwind tables its stacks are complete, about nine ' +
      'frames, while frame pointers give the one or two that they can; `--unwind fp` takes the same frames as libbpf-tools.',
    columns: ['tool', 'switches per second', 'range', 'kept', 'in BPF', `to ${reference}`],
    rows: [...seen].map(([name, { rate, cost }]) => [
      name,
      thousands(median(rate)),
      `${thousands(Math.min(...rate))}–${thousands(Math.max(...rate))}`,
      `${((100 * median(rate)) / free).toFixed(0)} %`,
      cost.length === 0 ? '–' : `${median(cost).toFixed(0)} ns`,
      cost.length === 0 ? '–' : `${(median(cost) / base).toFixed(2)}×`,
    ]),
  };
}

/** @param {number} rate */
function thousands(rate) {
  return `${(rate / 1000).toFixed(0)} k`;
}

/**
 * @param {string[] | undefined} command
 * @returns {Promise<{ rate: number, cost: number | undefined }>} switches a second; nanoseconds in BPF
 */
async function measure(command) {
  const known = new Set(programs().map(({ id }) => id));
  const subject = new Subject('pingpong');
  const tracer = command === undefined ? undefined : new Tracer(command);
  try {
    if (tracer !== undefined) await attached(tracer, known);
    await subject.measure(rounds / 10);
    const rates = [];
    for (let i = 0; i < 3; i += 1) rates.push(await subject.measure(rounds));
    return { rate: median(rates), cost: tracer === undefined ? undefined : await costOf(subject, known) };
  } finally {
    await tracer?.end();
    await subject.end();
  }
}

/**
 * Waits until a program of the tool's is there, and then as long again as the slowest takes to attach all.
 *
 * @param {Tracer} tracer
 * @param {Set<number>} known
 */
async function attached(tracer, known) {
  const deadline = Date.now() + 60_000;
  while (programs().every(({ id }) => known.has(id))) {
    tracer.check();
    if (Date.now() > deadline) throw new Error('a tool never loaded its programs');
    await sleep(100);
  }
  await sleep(3000);
}

/**
 * @param {Subject} subject
 * @param {Set<number>} known
 */
async function costOf(subject, known) {
  const own = () => programs().filter(({ id }) => !known.has(id));
  writeFileSync(statisticsSwitch, '1');
  const first = own();
  await subject.measure(rounds);
  const last = own();
  writeFileSync(statisticsSwitch, '0');
  const sum = (/** @type {BpfProgram[]} */ all, /** @type {'run_time_ns' | 'run_cnt'} */ what) =>
    all.reduce((total, program) => total + (program[what] ?? 0), 0);
  return (sum(last, 'run_time_ns') - sum(first, 'run_time_ns')) / (sum(last, 'run_cnt') - sum(first, 'run_cnt'));
}

/** @typedef {{ id: number, run_time_ns?: number, run_cnt?: number }} BpfProgram */

/** @returns {BpfProgram[]} */
function programs() {
  return JSON.parse(spawnSync('bpftool', ['-j', 'prog', 'show'], { encoding: 'utf8' }).stdout);
}
