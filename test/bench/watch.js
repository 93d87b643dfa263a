import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const watchProgram = fileURLToPath(new URL('../build/bench/watch', import.meta.url));

/**
 * What watch.c saw of one run: times in milliseconds since the fork, memory in KiB; 0 where it never happened.
 *
 * @typedef {object} Watched
 * @property {number} attachMs
 * @property {number} detachMs
 * @property {number} fileMs
 * @property {number} exitMs
 * @property {number} attached
 * @property {number} pssKib
 * @property {number} mapKib
 * @property {number} processes
 * @property {number} status
 */

/**
 * Runs a command under watch.c. What the command prints is thrown away; that it fails is an error.
 *
 * @param {string[]} command
 * @param {{ file?: string, memory?: boolean }} [options] file: note when this path appears; memory: sum PSS and map memory
 * @returns {Watched}
 */
export function watch(command, options = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const result = join(directory, 'result.json');
    const args = ['--result', result];
    if (options.file !== undefined) {
      rmSync(options.file, { force: true });
      args.push('--file', options.file);
    }
    if (options.memory) args.push('--memory');
    const done = spawnSync(watchProgram, [...args, '--', ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Error(`cannot watch '${command.join(' ')}': ${done.stderr}`);
    const watched = JSON.parse(readFileSync(result, 'utf8'));
    if (watched.status !== 0) throw new Error(`'${command.join(' ')}' exited with ${watched.status}: ${done.stderr}`);
    return watched;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
