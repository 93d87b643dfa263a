import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A command that runs another as a container runs it: with namespaces of its own, its root switched (pivot_root) and the old
 * one out of reach, as process 1.
 *
 * @param root a folder with all that it needs
 * @param prepare what a shell does in there first
 */
export function containerOf(root: string, command: readonly string[], prepare = 'true'): string[] {
  copyFileSync('/bin/busybox', join(root, 'busybox'));
  mkdirSync(join(root, 'old'), { recursive: true });
  const inside =
    'export PATH=/; /busybox umount -l /old && /busybox mount -t proc none /proc && ' +
    `/busybox --install -s / && ${prepare} && exec "$@"`;
  const enter = `mount --bind "$0" "$0" && cd "$0" && pivot_root . old && exec /busybox sh -c '${inside}' sh "$@"`;
  const apart = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'];
  return ['unshare', ...apart, 'sh', '-c', enter, root, ...command];
}
