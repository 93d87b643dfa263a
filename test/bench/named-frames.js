import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bccx } from './commands.js';
import { livePrograms, servers, withProgram } from './live-programs.js';

const SECONDS = 3;
/** Exit status when there is no such process. */
const GONE = 3;
/** What test/bench/peers/debug-root made. */
const root = process.env['BCCX_DEBUG_ROOT'];

/** @type {Record<string, string[]>} */
const tools = {
  profile: ['profile', '-F', '499', String(SECONDS)],
  offcputime: ['offcputime', String(SECONDS)],
};

/**
 * How many frames have names, in programs under load as Debian ships them.
 *
 * @returns {import('./section.js').Section}
 */
export function namedFrames() {
  const installed = root === undefined ? {} : servers(root);
  const rows = [
    ...Object.entries(livePrograms),
    ...Object.entries(installed).map(
      ([name, program]) => /** @type {const} */ ([`${name}, with debug files`, program]),
    ),
  ].map(([name, program]) => {
    const cells = withProgram(program, (pids) => Object.values(tools).flatMap((words) => measure(words, pids)));
    return [name, ...(cells ?? Object.keys(tools).flatMap(() => ['not installed', '']))];
  });
  return {
    name: 'names',
    title: 'Frames that have names',
    method:
      `Share of the frames of ${SECONDS} seconds, weighted by their events, that have a name: of those whose file has all its ` +
      'symbols (.symtab, or a debug file that is installed), of the kernel and of code made at run time; and of all, the ' +
      'stripped programs of Debian without their debug packages among them, of which only exported functions have names. In ' +
      'brackets: where most of those without a name are. With debug files: the same packages built from Debian’s sources as Debian ' +
      'builds them, in a root of their own with the debug files that this makes and those of the C library ' +
      '(test/bench/peers/debug-root).',
    columns: ['program', ...Object.keys(tools).flatMap((tool) => [`${tool}: with symbols`, `${tool}: all`])],
    rows,
  };
}

/**
 * @typedef {object} Frame
 * @property {string} name
 * @property {string} kind
 * @property {string} [object]
 * @property {string} [buildId]
 *
 * @typedef {object} Sums
 * @property {number} all
 * @property {number} named
 */

/**
 * @param {string[]} words
 * @param {() => number[]} pids
 * @returns {string[]}
 */
function measure(words, pids) {
  let done;
  /* A load generator's processes come and go: one may be gone before it is traced. */
  for (let tries = 0; tries < 5 && (done === undefined || done.status === GONE); tries++) {
    const [program = '', ...args] = bccx([...words, '-p', pids().join(','), '--json']);
    done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  }
  if (done?.status !== 0) throw new Error(`'${words.join(' ')}' exited with ${done?.status}: ${done?.stderr}`);
  /** @type {{ samples: { values: Record<string, number>, stack: Frame[] }[] }} */
  const { samples } = JSON.parse(done.stdout);
  const [all, complete] = [
    { all: 0, named: 0 },
    { all: 0, named: 0 },
  ];
  /** @type {Map<string, number>} */
  const missing = new Map();
  for (const { values, stack } of samples) {
    const weight = Object.values(values).at(-1) ?? 0;
    for (const frame of stack) {
      const named = !frame.name.startsWith('[unknown]');
      if (!named) missing.set(placeOf(frame), (missing.get(placeOf(frame)) ?? 0) + weight);
      add(all, weight, named);
      if (hasSymbols(frame)) add(complete, weight, named);
    }
  }
  const [[worst] = []] = [...missing].sort(([, a], [, b]) => b - a);
  return [share(complete), worst === undefined ? share(all) : `${share(all)} (${worst})`];
}

/**
 * @param {Sums} sums
 * @param {number} weight
 * @param {boolean} named
 */
function add(sums, weight, named) {
  sums.all += weight;
  if (named) sums.named += weight;
}

/** @param {Sums} sums */
function share({ all, named }) {
  return all === 0 ? 'none seen' : `${((100 * named) / all).toFixed(2)} %`;
}

/** @param {Frame} frame */
function placeOf({ object = 'no file' }) {
  return root !== undefined && object.startsWith(`${root}/`) ? object.slice(root.length) : object;
}

/** @type {Map<string, boolean>} */
const known = new Map();

/** @param {Frame} frame */
function hasSymbols({ kind, object, buildId = '' }) {
  if (kind !== 'user' || object === undefined || object.startsWith('[')) return true;
  let has = known.get(object);
  if (has === undefined) {
    const debug = `usr/lib/debug/.build-id/${buildId.slice(0, 2)}/${buildId.slice(2)}.debug`;
    const sections = spawnSync('readelf', ['-SW', object], { encoding: 'latin1' }).stdout;
    const top = root !== undefined && object.startsWith(`${root}/`) ? root : '/';
    has = existsSync(join(top, debug)) || / \.(symtab|gnu_debugdata) /.test(sections);
    known.set(object, has);
  }
  return has;
}
