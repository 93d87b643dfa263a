import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, compare } from './address-answers.js';
import { script } from './script.js';
import { interleave, median } from './statistics.js';

/** Objects with symbols and debug information: node is there wherever bccx is. */
const OBJECTS = [process.execPath, '/usr/lib/x86_64-linux-gnu/libc.so.6'];
const ADDRESSES = 10_000;
/** eu-addr2line takes a quarter of a minute for all of node's. */
const FEW = 1000;
const MACHINE = { processes: 200, objects: 500, frames: 50_000 };

/**
 * Names, inlined calls and lines of 10,000 addresses nobody asked for before, by bccx and by what perf and people use; and a
 * profile of a whole machine.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function symbols(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const rows = OBJECTS.map((path) => realpathSync(path)).flatMap((path) => objectRows(path, rounds, directory));
    return {
      name: 'symbols',
      title: 'Names of addresses',
      method:
        `${ADDRESSES.toLocaleString('en')} distinct addresses anywhere in the code of one object, from a closed file with ` +
        'its pages cached to every inlined call with its name, file and line. Compared is CPU time: for bccx that of the ' +
        'sandboxed process in which the WebAssembly module answers at the end of a trace, without that of the ' +
        'process that reads files for it; for the others that of the whole command. bccx’s wall clock runs from the end of the trace. “Same”: the part of the addresses ' +
        'for which all calls have the name, the file name and the line that bccx gives; the names are those of the symbol ' +
        'table, and where it has several for one address each is right. Last, the end of a trace of a whole machine: ' +
        `${MACHINE.processes} processes, its ${MACHINE.objects} largest ELF objects, nothing named while it was traced ` +
        '(test/bench/machine-symbols.ts), with nothing kept from an earlier run and then with all of it. ' +
        `${versions()}.`,
      columns: ['subject', 'CPU', 'range', 'to bccx', 'wall clock', 'same', 'the others'],
      rows: [...rows, ...machineRows(rounds, directory)],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @param {number} rounds
 * @param {string} directory
 */
function objectRows(path, rounds, directory) {
  const debug = debugFileOf(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ours = () => script('object-symbols', [path, String(ADDRESSES), '1'], directory);
  /** @type {import('./address-answers.js').Answer[]} */
  const answers = ours().answers;
  const addresses = answers.map(({ address }) => address);
  const runs = interleave(rounds, {
    bccx: () => ours().times[0],
    'llvm-symbolizer': () => ask('llvm-symbolizer', path, addresses),
  });
  const [own = [], theirs = []] = [...runs.values()];
  const base = median(own.map(cpu));
  const rows = [[`bccx: ${name}`, ...time(own.map(cpu)), '1.00×', wall(own), '', '']];
  /** @param {string} peer @param {typeof theirs} asked */
  const add = (peer, asked) => {
    const values = asked.map(({ cpuMs }) => cpuMs);
    const compared = answers.slice(0, asked[0]?.calls.length);
    const { equal, reasons } = compare(compared, asked[0]?.calls ?? []);
    const share = `${((100 * equal) / compared.length).toFixed(2)} %`;
    const ratio = `${(median(values) / base).toFixed(1)}×`;
    rows.push([`${peer}: ${name}`, ...time(values), ratio, wall(asked), share, reasons]);
  };
  add('llvm-symbolizer', theirs);
  // These do not follow a build id to symbols and lines both.
  for (const peer of /** @type {const} */ (['eu-addr2line', 'addr2line']))
    add(`${peer}, ${FEW.toLocaleString('en')} addresses`, [ask(peer, debug, addresses.slice(0, FEW))]);
  return rows;
}

/**
 * @param {number} rounds
 * @param {string} directory
 */
function machineRows(rounds, directory) {
  const { processes, objects, frames } = MACHINE;
  const { times, kept, ...found } = script(
    'machine-symbols',
    [processes, objects, frames, rounds].map(String),
    directory,
  );
  const what = `bccx: a whole machine, ${found.frames.toLocaleString('en')} frames`;
  return [
    [what, ...time(times.map(cpu)), '', wall(times), '', ''],
    [`${what}, named before`, ...time(kept.map(cpu)), '', wall(kept), '', ''],
  ];
}

/** Versions of the programs compared with, as they give them. */
function versions() {
  return ['llvm-symbolizer', 'eu-addr2line', 'addr2line']
    .map((program) => {
      const text = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout;
      const [version = 'of unknown version'] = /\d+\.\d+(\.\d+)?/.exec(text) ?? [];
      return `${program} ${version}`;
    })
    .join(', ');
}

/** @param {{ cpuMs: number }} run */
function cpu({ cpuMs }) {
  return cpuMs;
}

/** @param {{ ms?: number, wallMs?: number }[]} runs */
function wall(runs) {
  return `${median(runs.map(({ ms = 0, wallMs = ms }) => wallMs)).toFixed(0)} ms`;
}

/** @param {number[]} ms */
function time(ms) {
  return [`${median(ms).toFixed(0)} ms`, `${Math.min(...ms).toFixed(0)}–${Math.max(...ms).toFixed(0)}`];
}

/** @param {string} path its debug file, where one is installed for its build id; otherwise the file itself */
function debugFileOf(path) {
  const notes = spawnSync('readelf', ['-n', path], { encoding: 'utf8' }).stdout;
  const [, id = ''] = /Build ID: ([0-9a-f]+)/.exec(notes) ?? [];
  const debug = `/usr/lib/debug/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`;
  return spawnSync('test', ['-e', debug]).status === 0 ? debug : path;
}
