import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bccx } from './commands.js';
import { FunctionStarts } from './function-starts.js';
import { livePrograms, withProgram } from './live-programs.js';
import { peer } from './peers.js';

const SECONDS = 6;
const HZ = '499';
const TOP = 10;
/** Standard errors: what one difference in a hundred exceeds by chance. */
const UNLIKELY = 2.58;
const SHUFFLES = 20;

const programs = [
  'C: qsort, libm, signals, threads',
  'C++: streams, sort, exceptions',
  'perl',
  'python3',
  'node',
  'postgres under pgbench',
  'redis',
  'nginx',
];

/**
 * Samples by the functions that their user stacks go through, leaf first, recursion shown once.
 *
 * @typedef {object} Chains
 * @property {Map<string, number>} counts
 * @property {number} samples
 * @property {number} complete those that reach the root
 */

/** @typedef {{ key: string, ended?: boolean, count: number }} Chain */

/**
 * bccx's walk by tables beside the copies of stacks that perf takes with every sample and unwinds afterwards.
 *
 * @returns {import('./section.js').Section}
 */
export function dwarfStacks() {
  const rows = programs.map((name) => {
    const program = livePrograms[name];
    if (program === undefined) throw new Error(`no program '${name}'`);
    return (
      withProgram(program, (pids) => {
        const small = both(pids(), 'dwarf');
        const large = both(pids(), 'dwarf,65528');
        return [
          name,
          share(large.bccx.complete, large.bccx.samples),
          share(small.perf.complete, small.perf.samples),
          share(large.perf.complete, large.perf.samples),
          ...compare(large),
        ];
      }) ?? [name, ...Array(7).fill('not installed')]
    );
  });
  return {
    name: 'dwarf-stacks',
    title: 'The same stacks as by copies of them',
    method:
      `\`bccx profile\` and \`perf record --call-graph dwarf\` sample the same processes at the same time, ${HZ} times a second ` +
      `for ${SECONDS} s. Share of the user stacks that reach their root, for perf with the 8 KiB that it copies by itself and ` +
      'with the 64 KiB that it can copy; a root is a function that stacks of bccx end in with an outermost-frame rule. Then ' +
      'whole stacks are compared with those of 64 KiB, function by function as the unwind information delimits them, so that ' +
      'no symbolizer has a part in it: what share of the samples both have in common, in brackets what two sets of so many ' +
      `samples of the same would; how the shares of the ${TOP} commonest stacks differ, in percentage points; and how many of ` +
      'these differ by more than chance explains in one case of a hundred. The two take different samples, and copying slows ' +
      'the program down. In node perf ends at the code that V8 makes and at its builtins, which have frame pointers and no ' +
      'unwind information: there it has the whole of no stack.',
    columns: [
      'program',
      'bccx complete',
      'perf, 8 KiB',
      'perf, 64 KiB',
      'samples: bccx, perf',
      'in common (by chance)',
      `largest difference of the ${TOP}`,
      'beyond chance',
    ],
    rows,
  };
}

/**
 * @param {number[]} pids
 * @param {string} graph what perf is asked for
 * @returns {{ bccx: Chains, perf: Chains }}
 */
function both(pids, graph) {
  const place = mkdtempSync(join(tmpdir(), 'bccx-dwarf-stacks-'));
  const [json, data] = [join(place, 'json'), join(place, 'perf.data')];
  try {
    const list = pids.join(',');
    const ours = bccx(['profile', '-U', '-F', HZ, '-p', list, '--json', String(SECONDS)]);
    const record = ['record', '-q', '-e', 'cpu-clock', '-F', HZ, '-i', '--user-callchains', '--call-graph', graph];
    const theirs = peer(['perf', ...record, '-p', list, '-o', data, '--', 'sleep', String(SECONDS)]);
    run(['sh', '-c', `${quoted(ours)} > ${json} & ${quoted(theirs)}; wait $!`]);
    const fields = ['-F', 'pid,ip,sym,dso,dsoff', '--no-inline', '--no-demangle'];
    const text = run(peer(['perf', 'script', '-i', data, ...fields]));
    const functions = new Functions();
    const mine = ofProfile(JSON.parse(readFileSync(json, 'utf8')), functions);
    const roots = new Set(mine.filter(({ ended }) => ended).map(({ key }) => rootOf(key)));
    const copied = ofScript(text, functions).map((chain) => ({ ...chain, ended: roots.has(rootOf(chain.key)) }));
    return { bccx: sum(mine), perf: sum(copied) };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} command
 * @returns {string} what it printed
 */
function run([program = '', ...args]) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`'${program} ${args.join(' ')}' exited with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** @param {string[]} words */
function quoted(words) {
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

/** Functions as `OBJECT+START`. */
class Functions {
  /** @type {Map<string, FunctionStarts>} */
  #objects = new Map();

  /**
   * @param {string | undefined} object path; anything else is code without a file
   * @param {(starts: FunctionStarts) => number} place gives the address of an instruction of the function
   */
  at(object, place) {
    if (!object?.startsWith('/') || !existsSync(object)) return object === '[vdso]' ? object : '[no file]';
    const starts = this.#objects.get(object) ?? new FunctionStarts(object);
    this.#objects.set(object, starts);
    return `${object}+${starts.before(place(starts)).toString(16)}`;
  }
}

/**
 * @param {string[]} frames functions, leaf first
 * @returns {string}
 */
function keyOf(frames) {
  return frames.filter((frame, i) => frame !== frames[i - 1]).join(';');
}

/** @param {string} key */
function rootOf(key) {
  return key.slice(key.lastIndexOf(';') + 1);
}

/**
 * @typedef {{ kind: string, inlined?: boolean, object?: string, objectOffset?: string }} Frame
 * @param {{ samples: { values: { samples: number }, stop?: string, stack: Frame[] }[] }} profile
 * @param {Functions} functions
 * @returns {Chain[]}
 */
function ofProfile({ samples }, functions) {
  return samples.map(({ values, stop, stack }) => {
    const frames = stack.filter(({ kind, inlined }) => kind !== 'kernel' && !inlined);
    // all but the first are return addresses
    const names = frames.map(({ object, objectOffset }, i) =>
      functions.at(object, () => Number(objectOffset) - (i === 0 ? 0 : 1)),
    );
    return { key: keyOf(names), ended: stop === 'end', count: values.samples };
  });
}

/**
 * @param {string} text of `perf script`: a line with the process for each sample, then one for each frame, indented; perf
 *   gives places within calls
 * @param {Functions} functions
 * @returns {Chain[]}
 */
function ofScript(text, functions) {
  const samples = text.split(/^ *\d+ *$/m).slice(1);
  return samples.map((stack) => {
    const frames = [...stack.matchAll(/^\t.*\((\S.*?)(?:\+0x([0-9a-f]+))?\)$/gm)];
    const names = frames.map(([, object, offset = '']) =>
      functions.at(object, (starts) => starts.addressOf(Number.parseInt(offset, 16))),
    );
    return { key: keyOf(names), count: 1 };
  });
}

/**
 * @param {Chain[]} chains
 * @returns {Chains}
 */
function sum(chains) {
  const counts = new Map();
  let samples = 0;
  let complete = 0;
  for (const { key, ended, count } of chains) {
    counts.set(key, (counts.get(key) ?? 0) + count);
    samples += count;
    if (ended) complete += count;
  }
  return { counts, samples, complete };
}

/**
 * @param {number} part
 * @param {number} all
 */
function share(part, all) {
  return all === 0 ? 'none seen' : `${((100 * part) / all).toFixed(2)} %`;
}

/**
 * @param {Map<string, number>} left
 * @param {Map<string, number>} right
 * @returns {number} the share of samples that two sets of them have in common
 */
function inCommon(left, right) {
  const total = (/** @type {Map<string, number>} */ counts) => [...counts.values()].reduce((sum, n) => sum + n, 0);
  const [all, others] = [total(left), total(right)];
  let common = 0;
  for (const [key, count] of left) common += Math.min(count / all, (right.get(key) ?? 0) / others);
  return common;
}

/**
 * What two sets of so many samples have in common when both are drawn from the same: the mean over random divisions of all.
 *
 * @param {Chains} left
 * @param {Chains} right
 */
function commonByChance(left, right) {
  const all = [left, right].flatMap(({ counts }) =>
    [...counts].flatMap(([key, count]) => Array.from({ length: count }, () => key)),
  );
  let sum = 0;
  for (let i = 0; i < SHUFFLES; i++) {
    for (let last = all.length - 1; last > 0; last--) {
      const other = Math.floor(Math.random() * (last + 1));
      [all[last], all[other]] = [all[other] ?? '', all[last] ?? ''];
    }
    const count = (/** @type {string[]} */ keys) => {
      const counts = new Map();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    };
    sum += inCommon(count(all.slice(0, left.samples)), count(all.slice(left.samples)));
  }
  return sum / SHUFFLES;
}

/**
 * @param {{ bccx: Chains, perf: Chains }} two
 * @returns {string[]} the last four columns
 */
function compare({ bccx: left, perf: right }) {
  const shares = [...new Set([...left.counts.keys(), ...right.counts.keys()])].map((key) => ({
    a: (left.counts.get(key) ?? 0) / left.samples,
    b: (right.counts.get(key) ?? 0) / right.samples,
  }));
  const top = shares.sort((x, y) => y.a + y.b - x.a - x.b).slice(0, TOP);
  const beyond = top.filter(({ a, b }) => {
    const mean = (a * left.samples + b * right.samples) / (left.samples + right.samples);
    return Math.abs(a - b) > UNLIKELY * Math.sqrt(mean * (1 - mean) * (1 / left.samples + 1 / right.samples));
  });
  const largest = Math.max(...top.map(({ a, b }) => Math.abs(a - b)));
  const percent = (/** @type {number} */ part) => `${(100 * part).toFixed(0)} %`;
  return [
    `${left.samples}, ${right.samples}`,
    `${percent(inCommon(left.counts, right.counts))} (${percent(commonByChance(left, right))})`,
    (100 * largest).toFixed(1),
    `${beyond.length}`,
  ];
}
