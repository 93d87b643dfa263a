import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

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

/** @param {number} seconds */
export function sleep(seconds) {
  spawnSync('sleep', [String(seconds)]);
}
