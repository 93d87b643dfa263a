// Prints, as JSON, what a tracing tool could leave behind on this machine: BPF programs, maps and links with the processes
// that hold them, processes of this checkout, and temporary files. Run as root by leaks.js before and after the tests.
//
//   node scripts/system-state.js MARK        MARK: an environment string that marks the processes of a test run
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './setup.js';

/**
 * @typedef {object} KernelObject
 * @property {string} key kind and id, such as `prog 12`
 * @property {string} name
 * @property {boolean} held whether some process has a descriptor of it
 * @property {boolean} ours whether a process of the test run has
 */

/**
 * @typedef {object} SystemState
 * @property {KernelObject[]} objects
 * @property {Record<string, string>} processes command lines by pid
 * @property {string[]} files
 */

const [mark = '', temporary = tmpdir()] = process.argv.slice(2);
const { holders, processes } = scanProcesses();
/** @type {SystemState} */
const state = {
  objects: kernelObjects(),
  processes,
  files: [...new Set(['/tmp', '/run', '/dev/shm', temporary])].flatMap((directory) => temporaryFiles(directory)),
};
process.stdout.write(JSON.stringify(state));

/** @returns {KernelObject[]} */
function kernelObjects() {
  const links = bpftoolList('link');
  const programs = bpftoolList('prog');
  const maps = bpftoolList('map');
  // Whoever holds a link holds its program, and whoever holds a program holds its maps.
  for (const { id, prog_id } of links) hold(`prog ${prog_id}`, holders.get(`link ${id}`));
  for (const { id, map_ids } of programs)
    for (const map of map_ids ?? []) hold(`map ${map}`, holders.get(`prog ${id}`));
  return Object.entries({ link: links, prog: programs, map: maps }).flatMap(([kind, list]) =>
    list.map(({ id, name, type }) => {
      const key = `${kind} ${id}`;
      const pids = [...(holders.get(key) ?? [])];
      return { key, name: name ?? type ?? '', held: pids.length > 0, ours: pids.some((pid) => pid in processes) };
    }),
  );
}

/**
 * @param {string} key
 * @param {Iterable<string> | undefined} pids
 */
function hold(key, pids) {
  holders.set(key, new Set([...(holders.get(key) ?? []), ...(pids ?? [])]));
}

/**
 * @param {string} kind
 * @returns {{ id: number, name?: string, type?: string, prog_id?: number, map_ids?: number[] }[]}
 */
function bpftoolList(kind) {
  const shown = spawnSync('bpftool', ['-j', kind, 'show'], { encoding: 'utf8' });
  if (shown.error || shown.status !== 0) throw new Error(`bpftool ${kind} show failed: ${shown.stderr}`);
  return shown.stdout.trim() === '' ? [] : JSON.parse(shown.stdout);
}

/**
 * @returns {{ holders: Map<string, Set<string>>, processes: Record<string, string> }} which pids hold which kernel object, and
 *   the processes that belong to a test run or run a program of this checkout
 */
function scanProcesses() {
  /** @type {Map<string, Set<string>>} */
  const holders = new Map();
  /** @type {Record<string, string>} */
  const processes = {};
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
    const marked = mark !== '' && read(`/proc/${pid}/environ`).split('\0').includes(mark);
    // The sandboxed child has an empty environment: it is known by the script it runs.
    if (command !== '' && (marked || command.includes(join(checkout, 'core/')))) processes[pid] = command;
    for (const fd of list(`/proc/${pid}/fdinfo`)) {
      const info = read(`/proc/${pid}/fdinfo/${fd}`);
      for (const [, kind, id] of info.matchAll(/^(prog|map|link)_id:\s*(\d+)$/gm)) {
        const key = `${kind} ${id}`;
        holders.set(key, (holders.get(key) ?? new Set()).add(pid));
      }
    }
  }
  return { holders, processes };
}

/** @param {string} directory */
function temporaryFiles(directory) {
  const all = directory === temporary && directory !== tmpdir();
  return list(directory)
    .filter((name) => all || /^\.?bccx/.test(name))
    .map((name) => join(directory, name));
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // the process ended meanwhile
  }
}

/** @param {string} path */
function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
