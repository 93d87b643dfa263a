import { spawnSync } from 'node:child_process';

/**
 * What a command used, as the kernel counts it for a process that has ended.
 *
 * @typedef {object} Usage
 * @property {number} cpuMs user and system time
 * @property {number} wallMs
 * @property {number} peakKib largest resident size of any one of its processes
 */

/** Runs the command in its arguments with standard output to a file, and prints its wait4() record. */
const wait = `
import json, os, sys, time
out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
start = time.monotonic()
pid = os.fork()
if pid == 0:
    os.dup2(out, 1)
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(pid, 0)
print(json.dumps({"status": status, "cpuMs": (used.ru_utime + used.ru_stime) * 1000,
                  "wallMs": (time.monotonic() - start) * 1000, "peakKib": used.ru_maxrss}))
`;

/**
 * @param {string[]} command
 * @param {string} output file for its standard output
 * @param {{ input?: string, mayFail?: boolean }} [options] its standard input; whether it may end with status 1
 * @returns {Usage}
 */
export function usage(command, output, { input = '', mayFail = false } = {}) {
  const done = spawnSync('python3', ['-c', wait, output, ...command], { encoding: 'utf8', input });
  const { status, ...used } = JSON.parse(done.stdout || '{"status":-1}');
  if (status !== 0 && !(mayFail && status === 1 << 8)) throw new Error(`'${command.join(' ')}' failed: ${done.stderr}`);
  return used;
}
