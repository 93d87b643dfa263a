import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { script } from './script.js';
import { median } from './statistics.js';

/** Objects with symbols and debug information: node is there wherever bccx is. */
const OBJECTS = [process.execPath, '/usr/lib/x86_64-linux-gnu/libc.so.6'];
const ADDRESSES = 10_000;
const MACHINE = { processes: 200, objects: 500, frames: 50_000 };

/** @typedef {{ address: string, calls: string[] }} Answer the calls at an address, innermost first: `name file:line` */

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
        'process that reads files for it; for the others that of the whole command. “Same”: the part of the addresses ' +
        'for which all calls have the name, the file name and the line that bccx gives; the names are those of the symbol ' +
        'table, and where it has several for one address each is right. Last, the end of a trace of a whole machine: ' +
        `${MACHINE.processes} processes, its ${MACHINE.objects} largest ELF objects, nothing kept from an earlier run and ` +
        'nothing named while it was traced (test/bench/machine-symbols.ts). ' +
        `${versions()}.`,
      columns: ['subject', 'median', 'range', 'to bccx', 'same', 'the others'],
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
  const ours = script('object-symbols', [path, String(ADDRESSES), String(rounds)], directory);
  /** @type {Answer[]} */
  const answers = ours.answers;
  const base = median(ours.times.map(cpu));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const addresses = answers.map(({ address }) => address);
  const debug = debugFileOf(path);
  /** @type {Record<string, string[]>} */
  const peers = {
    'llvm-symbolizer': ['llvm-symbolizer', `--obj=${path}`, '--inlines', '--functions=linkage', '--no-demangle'],
    // These two do not follow a build id to symbols and lines both.
    'eu-addr2line': ['eu-addr2line', '-f', '-i', '-a', '-e', debug],
    'addr2line (binutils)': ['addr2line', '-f', '-i', '-a', '-e', debug],
  };
  const rows = [[`bccx: ${name}`, ...time(ours.times.map(cpu)), '1.00×', '', '']];
  for (const [peer, command] of Object.entries(peers)) {
    const runs = Array.from({ length: rounds }, () => timed(command, addresses));
    const theirs =
      peer === 'llvm-symbolizer' ? llvmAnswers(runs[0]?.output ?? '') : addr2lineAnswers(runs[0]?.output ?? '');
    const values = runs.map(({ cpuMs }) => cpuMs);
    const { equal, reasons } = compare(answers, theirs);
    const share = `${((100 * equal) / answers.length).toFixed(2)} %`;
    rows.push([`${peer}: ${name}`, ...time(values), `${(median(values) / base).toFixed(1)}×`, share, reasons]);
  }
  return rows;
}

/**
 * @param {number} rounds
 * @param {string} directory
 */
function machineRows(rounds, directory) {
  const { processes, objects, frames } = MACHINE;
  const { times, ...found } = script('machine-symbols', [processes, objects, frames, rounds].map(String), directory);
  const what = `bccx: a whole machine, ${found.frames.toLocaleString('en')} frames`;
  return [
    [what, ...time(times.map(cpu)), '', '', ''],
    [`${what}, wall time`, ...time(times.map((/** @type {{ ms: number }} */ { ms }) => ms)), '', '', ''],
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

/** @param {number[]} ms */
function time(ms) {
  return [`${median(ms).toFixed(0)} ms`, `${Math.min(...ms).toFixed(0)}–${Math.max(...ms).toFixed(0)}`];
}

/**
 * CPU time of a command, by bash's own clock of its children.
 *
 * @param {string[]} command
 * @param {string[]} addresses
 */
function timed(command, addresses) {
  const line = `TIMEFORMAT='%U %S'; time "$@"`;
  const done = spawnSync('bash', ['-c', line, 'bash', ...command], {
    input: `${addresses.join('\n')}\n`,
    maxBuffer: 1 << 30,
    encoding: 'latin1',
  });
  // eu-addr2line answers 1 when an address has no name.
  if (done.status === null || done.status > 1) throw new Error(`'${command.join(' ')}' failed: ${done.stderr}`);
  const [, user = '', system = ''] = /([\d.]+) ([\d.]+)\s*$/.exec(done.stderr) ?? [];
  return { output: done.stdout, cpuMs: 1000 * (Number(user) + Number(system)) };
}

/** @param {string} path its debug file, where one is installed for its build id; otherwise the file itself */
function debugFileOf(path) {
  const notes = spawnSync('readelf', ['-n', path], { encoding: 'utf8' }).stdout;
  const [, id = ''] = /Build ID: ([0-9a-f]+)/.exec(notes) ?? [];
  const debug = `/usr/lib/debug/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`;
  return spawnSync('test', ['-e', debug]).status === 0 ? debug : path;
}

/** @param {string} output blocks of name and place, an empty line behind each address */
function llvmAnswers(output) {
  return output
    .trimEnd()
    .split('\n\n')
    .map((block) => calls(block.trim().split('\n')));
}

/** @param {string} output the address, then lines of name and place */
function addr2lineAnswers(output) {
  return output
    .trimEnd()
    .split(/^0x[0-9a-f]+\n/m)
    .slice(1)
    .map((block) => calls(block.trimEnd().split('\n')));
}

/** @param {string[]} lines */
function calls(lines) {
  return Array.from({ length: lines.length >> 1 }, (_, i) => {
    const [, file = '??', line = '0'] =
      /([^/]*?):(\d+|\?)(?::\d+)?(?: \(discriminator \d+\))?(?: \(inlined by\).*)?$/.exec(lines[2 * i + 1] ?? '') ?? [];
    // eu-addr2line says in the name into what it was inlined.
    const name = (lines[2 * i] ?? '').replace(/ inlined at .*$/, '').replace(/@@.*$/, '');
    return `${name} ${Number(line) > 0 ? `${file}:${line}` : '??:0'}`;
  });
}

/**
 * Why two answers differ, in the order in which the reasons are tried. What is left is shown as it is.
 *
 * @type {[reason: string, holds: (mine: string[], other: string[]) => boolean][]}
 */
const REASONS = [
  ['stub of the PLT, without a name there', (mine) => mine.at(-1)?.includes('@plt ') === true],
  ['padding between functions, named or given a line there', (mine) => mine.join() === '?? ??:0'],
  ['no name there', (_, other) => other.at(-1)?.startsWith('?? ') === true],
  ['inlined calls missing there', (mine, other) => mine.length > other.length],
  ['other file or line', (mine, other) => names(mine) === names(other)],
  ['other name of an inlined function', (mine, other) => mine.length === other.length],
  ['inlined calls missing here', () => true],
];

/**
 * How many answers are equal, and how many differ for which reason. The outermost name may be another alias of the same
 * address: that counts as equal when both have one.
 *
 * @param {Answer[]} ours
 * @param {string[][]} theirs
 * @returns {{ equal: number, reasons: string }}
 */
function compare(ours, theirs) {
  const counts = new Map(REASONS.map(([reason]) => [reason, 0]));
  let equal = 0;
  ours.forEach(({ calls: mine }, i) => {
    const other = theirs[i] ?? [];
    if (anyAlias(mine) === anyAlias(other)) equal++;
    else {
      const reason = REASONS.find(([, holds]) => holds(mine, other))?.[0] ?? '';
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  });
  const found = [...counts].filter(([, count]) => count > 0).map(([reason, count]) => `${count} ${reason}`);
  return { equal, reasons: found.join('; ') };
}

/** @param {string[]} list */
function anyAlias(list) {
  return list
    .map((call, i) => (i < list.length - 1 ? call : call.replace(/^\S+/, (name) => (name === '??' ? name : '*'))))
    .join('\n');
}

/** @param {string[]} list names of all but the outermost call */
function names(list) {
  return list.map((call, i) => (i < list.length - 1 ? call.replace(/ \S+$/, '') : '')).join('\n');
}
