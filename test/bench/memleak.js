import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bccx } from './commands.js';
import { peer, peersDirectory } from './peers.js';
import { median } from './statistics.js';
import { Subject, Tracer } from './subject.js';

const frames = [10, 30];
const reference = 'libbpf-tools memleak';
/** Pairs of one measurement: a fifth of a second under the slowest tool. */
const pairs = 20_000;

/** @typedef {{ added: Map<number, number[]>, end: number[] }} Seen */

/**
 * What following every allocation costs the program.
 *
 * @param {number} rounds
 * @returns {Promise<import('./section.js').Section>}
 */
export async function memleak(rounds) {
  /** @type {Record<string, (pid: number) => string[]>} */
  const tracers = {
    bccx: (pid) => bccx(['memleak', '-p', String(pid), '3600']),
    [reference]: (pid) => peer(['memleak', '-p', String(pid), '3600']),
    'BCC memleak.py': (pid) => peer(['memleak.py', '-p', String(pid), '3600']),
  };
  /** @type {Map<string, Seen>} */
  const seen = new Map([...Object.keys(tracers), 'heaptrack'].map((name) => [name, { added: new Map(), end: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const depth of frames) {
      for (const [name, command] of Object.entries(tracers)) {
        const { added, end } = await traced(depth, command);
        note(seen, name, depth, added);
        seen.get(name)?.end.push(end);
      }
      note(seen, 'heaptrack', depth, await preloaded(depth));
    }
  }
  const base = frames.map((depth) => median(seen.get(reference)?.added.get(depth) ?? []));
  return {
    name: 'memleak',
    title: 'Following every allocation',
    method:
      'CPU time that is added to one malloc(64) and free() of a program whose stack there is 10 or 30 frames deep, compiled ' +
      'with frame pointers; median of the rounds, in each of which every tool has a fresh process. The last column is the time ' +
      'from SIGINT to the end of the tool, with all hooks detached. heaptrack is preloaded into the program; what writes and reads ' +
      'its events elsewhere is not counted. Most of what libbpf-tools and BCC cost here is that the ' +
      'kernel single-steps the first instruction of free(), each time a trap into the hypervisor of this virtual machine: on ' +
      'bare metal a single step takes one to two microseconds instead of ten and more. bccx puts its probe on an instruction ' +
      'that the kernel can emulate. The walk of the stack and the table cost the same everywhere.',
    columns: ['tool', ...frames.flatMap((depth) => [`${depth} frames`, 'range', `to ${reference}`]), 'SIGINT to end'],
    rows: [...seen].map(([name, { added, end }]) => [
      name,
      ...frames.flatMap((depth, index) => {
        const values = added.get(depth) ?? [];
        const ratio = median(values) / (base[index] ?? Number.NaN);
        return [
          `${median(values).toFixed(0)} ns`,
          `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`,
          `${ratio.toFixed(2)}×`,
        ];
      }),
      end.length === 0 ? '–' : `${median(end).toFixed(0)} ms`,
    ]),
  };
}

/**
 * @param {Map<string, Seen>} seen
 * @param {string} name
 * @param {number} depth
 * @param {number} added
 */
function note(seen, name, depth, added) {
  const all = seen.get(name)?.added;
  all?.set(depth, [...(all.get(depth) ?? []), added]);
}

/**
 * @param {number} depth
 * @param {(pid: number) => string[]} command
 * @returns {Promise<{ added: number, end: number }>} nanoseconds a pair, milliseconds
 */
async function traced(depth, command) {
  const subject = new Subject('pairs', [String(depth)]);
  const before = await settled(subject);
  const tracer = new Tracer(command(subject.pid));
  // Attached when a pair takes far longer; all hooks when it takes no longer than the second before.
  const deadline = Date.now() + 60_000;
  while ((await subject.measure(200)) < 20 * before) {
    tracer.check();
    if (Date.now() > deadline) throw new Error(`'${command(0).join(' ')}' never attached`);
    await sleep(50);
  }
  await sleep(3000);
  const added = (await settled(subject)) - before;
  const end = await tracer.end();
  await subject.end();
  return { added, end };
}

/**
 * heaptrack's library in the program, whose C library is then the peers' as well.
 *
 * @param {number} depth
 */
async function preloaded(depth) {
  const [loader = '', option = '', libraries = ''] = peer(['memleak']);
  const library = join(peersDirectory, 'usr/lib/heaptrack/libheaptrack_preload.so');
  const plain = new Subject('pairs', [String(depth)], [loader, option, libraries]);
  const before = await settled(plain);
  await plain.end();
  const under = ['env', 'DUMP_HEAPTRACK_OUTPUT=/dev/null', loader, option, libraries, '--preload', library];
  const subject = new Subject('pairs', [String(depth)], under);
  const added = (await settled(subject)) - before;
  await subject.end();
  return added;
}

/**
 * The median of five measurements, after one that fills caches and tables.
 *
 * @param {Subject} subject
 */
async function settled(subject) {
  await subject.measure(pairs / 10);
  /** @type {number[]} */
  const values = [];
  for (let i = 0; i < 5; i += 1) values.push(await subject.measure(pairs));
  return median(values);
}
