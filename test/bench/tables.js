import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { script } from './script.js';
import { median } from './statistics.js';

/** Programs whose libraries make up the machine. */
const PROGRAMS = [
  'clang',
  'python3',
  'perl',
  'bash',
  'git',
  'openssl',
  'curl',
  'gdb',
  'systemctl',
  'apt',
  'ssh',
  'dbus-daemon',
];
const MACHINE_OBJECTS = 70;

/** @typedef {{ ms: number, cpuMs: number }} Cost */

/**
 * How long unwind tables take, and how large they are.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function tables(rounds) {
  const libc = realpathSync('/usr/lib/x86_64-linux-gnu/libc.so.6');
  const machine = objectsOfMachine();
  /** @type {[string, string[]][]} */
  const subjects = [
    ['libc', [libc]],
    ['node', [process.execPath]],
    [`a machine, ${machine.length} objects`, machine],
  ];
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    return {
      name: 'tables',
      title: 'Making unwind tables',
      method:
        'From the list of a process’s mappings to tables laid out in blocks for the kernel, files warm: made anew (and kept), and ' +
        'from the disk cache, whose key is a digest of all that a table is made of. Wall clock, and CPU time of bccx, bccx-unwind and ' +
        'bccx-reader together; they are started beforehand, as a trace starts them while the kernel loads its programs. The machine ' +
        'is what programs for every day load, with a compiler and its libraries among them. A row is what the walker searches: ' +
        'all bytes of blocks, indexes included, divided by the rows made.',
      columns: ['objects', 'rows', 'bytes a row', 'anew', 'CPU', 'from the cache', 'CPU'],
      rows: subjects.map(([name, objects]) =>
        row(name, script('object-tables', [String(rounds), ...objects], directory)),
      ),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {{ rows: number, bytes: number, cold: Cost[], warm: Cost[] }} found
 */
function row(name, { rows, bytes, cold, warm }) {
  return [name, rows.toLocaleString('en'), (bytes / rows).toFixed(2), ...times(cold), ...times(warm)];
}

/** @param {Cost[]} costs */
function times(costs) {
  const show = (/** @type {'ms' | 'cpuMs'} */ what) => `${median(costs.map((cost) => cost[what])).toFixed(1)} ms`;
  return [show('ms'), show('cpuMs')];
}

/** A compiler, and what the programs load; filled up with the largest libraries that are left. */
function objectsOfMachine() {
  const compilers = readdirSync('/usr/lib/gcc/x86_64-linux-gnu').map(
    (version) => `/usr/lib/gcc/x86_64-linux-gnu/${version}/cc1`,
  );
  const programs = PROGRAMS.flatMap((name) => ['/usr/bin', '/usr/sbin'].map((folder) => join(folder, name)));
  const found = new Set([...compilers, ...programs].filter(isFile).map((path) => realpathSync(path)));
  for (const path of [...found]) for (const library of loadedBy(path)) found.add(realpathSync(library));
  const folder = '/usr/lib/x86_64-linux-gnu';
  const others = readdirSync(folder)
    .filter((name) => name.includes('.so.'))
    .map((name) => realpathSync(join(folder, name)))
    .filter((path) => isFile(path) && statSync(path).size < 4 << 20)
    .toSorted((a, b) => statSync(b).size - statSync(a).size);
  for (const path of others) if (found.size < MACHINE_OBJECTS) found.add(path);
  return [...found].slice(0, MACHINE_OBJECTS);
}

/** @param {string} path */
function loadedBy(path) {
  const { stdout } = spawnSync('ldd', [path], { encoding: 'utf8' });
  return [...stdout.matchAll(/=> (\/\S+)/g)].map(([, library = '']) => library);
}

/** @param {string} path */
function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
