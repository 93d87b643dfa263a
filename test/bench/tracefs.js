import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const mountedMark = '/sys/kernel/tracing/available_events';

/**
 * bpftrace and BCC need tracefs. Where the machine has not mounted it, runs this program again in a mount namespace that
 * has, and ends with its status; the machine stays as it is.
 */
export function ensureTracefs() {
  if (existsSync(mountedMark)) return;
  const mount =
    'mount -t tracefs tracefs /sys/kernel/tracing && mount -t debugfs debugfs /sys/kernel/debug && exec "$@"';
  const args = ['--mount', '--propagation', 'private', 'sh', '-ec', mount, 'sh', ...process.argv];
  const done = spawnSync('unshare', args, { stdio: 'inherit' });
  process.exit(done.status ?? 1);
}
