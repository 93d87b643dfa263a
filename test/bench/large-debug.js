import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, compare } from './address-answers.js';
import { script } from './script.js';
import { median } from './statistics.js';

const library = fileURLToPath(new URL('../../sdk/wasm', import.meta.url));
const UNITS = 220;
const ADDRESSES = 5000;
/** eu-addr2line and addr2line take minutes for more. */
const FEW = 500;

/**
 * What a program with much debug information costs: time, memory, and whether the answers are right all over it.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function largeDebug(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    make(directory);
    const plain = join(directory, 'fixtures/large');
    const rows = ['large', 'large-z'].flatMap((name) => rowsOf(join(directory, 'fixtures', name), rounds, directory));
    return {
      name: 'large-debug',
      title: 'Names in a program with much debug information',
      method:
        `A shared object of ${UNITS} C++ units compiled with -g -O2, ${megabytes(plain)}, nearly all of it DWARF 5, and the same with its ` +
        `sections packed by zlib (sdk/wasm/test/fixtures/copy-unit.js). ${ADDRESSES.toLocaleString('en')} addresses anywhere in its ` +
        'code, so in every unit, from a closed file with its pages cached to every inlined call with its name, file and line; ' +
        `eu-addr2line and addr2line are asked for ${FEW} of them. CPU time as for “Names of addresses”. Peak memory: of bccx that ` +
        'of the sandboxed process, node itself (about 45 MiB) included. “Right”: the file of a function that its unit ' +
        'defines is that unit’s. “Same”: the part of the addresses for which all calls are those that bccx gives.',
      columns: ['subject', 'addresses', 'CPU', 'range', 'peak memory', 'right', 'same'],
      rows,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} directory */
function make(directory) {
  const targets = ['large', 'large-z'].map((name) => `${directory}/fixtures/${name}`);
  const words = ['-s', '-C', library, `BUILD=${directory}`, `LARGE_UNITS=${UNITS}`, ...targets];
  const { status, stderr } = spawnSync('make', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`make failed: ${stderr}`);
}

/**
 * @param {string} path
 * @param {number} rounds
 * @param {string} directory
 */
function rowsOf(path, rounds, directory) {
  const { times, answers } = script('object-symbols', [path, String(ADDRESSES), String(rounds)], directory);
  const what = path.endsWith('-z') ? 'packed' : 'plain';
  const count = answers.length.toLocaleString('en');
  const peak = Math.max(...times.map((/** @type {{ peakKib: number }} */ { peakKib }) => peakKib));
  const rows = [[`bccx: ${what}`, count, ...time(times), mebibytes(peak), right(answers), '']];
  for (const peer of /** @type {const} */ (['llvm-symbolizer', 'eu-addr2line', 'addr2line'])) {
    const asked = peer === 'llvm-symbolizer' ? answers : answers.slice(0, FEW);
    const addresses = asked.map((/** @type {{ address: string }} */ { address }) => address);
    const runs = Array.from({ length: peer === 'llvm-symbolizer' ? rounds : 1 }, () => ask(peer, path, addresses));
    const { equal } = compare(asked, runs[0]?.calls ?? []);
    rows.push([
      `${peer}: ${what}`,
      asked.length.toLocaleString('en'),
      ...time(runs),
      mebibytes(Math.max(...runs.map(({ peakKib }) => peakKib))),
      '',
      `${((100 * equal) / asked.length).toFixed(2)} %`,
    ]);
  }
  return rows;
}

/**
 * How many addresses have a call of a function that their unit defines, and that all of these are said to be in its file.
 *
 * @param {import('./address-answers.js').Answer[]} answers
 */
function right(answers) {
  const told = answers.flatMap(({ calls }) => {
    const own = calls
      .map((call) => /(unit_\d{4}).* (unit_\d{4})\.cc:\d+$/.exec(call))
      .filter((found) => found !== null);
    return own.length === 0 ? [] : [own.every(([, unit, file]) => unit === file)];
  });
  return `${told.filter(Boolean).length.toLocaleString('en')} of ${told.length.toLocaleString('en')}`;
}

/** @param {{ cpuMs: number }[]} runs */
function time(runs) {
  const values = runs.map(({ cpuMs }) => cpuMs);
  return [`${median(values).toFixed(0)} ms`, `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`];
}

/** @param {number} kib */
function mebibytes(kib) {
  return `${(kib / 1024).toFixed(0)} MiB`;
}

/** @param {string} path */
function megabytes(path) {
  return `${(statSync(path).size / 1e6).toFixed(0)} MB`;
}
