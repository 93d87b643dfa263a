import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const library = fileURLToPath(new URL('../../sdk/wasm', import.meta.url));
const callTree = fileURLToPath(new URL('../workloads/build/tree', import.meta.url));

/**
 * Keeps every CPU busy with the call-tree workload while something is measured.
 *
 * @template T
 * @param {(pids: number[]) => T} body
 * @returns {T}
 */
export function withLoad(body) {
  const children = Array.from({ length: availableParallelism() }, () =>
    spawn(callTree, ['--now', '--seconds', '600'], { stdio: 'ignore' }),
  );
  try {
    return body(children.flatMap((child) => child.pid ?? []));
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

/**
 * Keeps two CPUs busy with programs whose stacks are many and deep: a compiler, started again for each file, and an
 * interpreter.
 *
 * @template T
 * @param {() => T} body
 * @returns {T}
 */
export function withPrograms(body) {
  const compile = `cd '${library}' && while :; do for file in src/*.c; do clang -O2 -Iinclude -w -c -o /dev/null $file; done; done`;
  const interpret =
    'import json\nd = {str(i): [i] * 20 for i in range(3000)}\nwhile True: json.loads(json.dumps(d, indent=1))';
  const children = [
    spawn('sh', ['-c', compile], { stdio: 'ignore', detached: true }),
    spawn('python3', ['-c', interpret], { stdio: 'ignore', detached: true }),
  ];
  try {
    return body();
  } finally {
    for (const { pid } of children) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  }
}

/** @param {number} seconds */
export function sleep(seconds) {
  spawnSync('sleep', [String(seconds)]);
}
