import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Whether this process is root. */
export const isRoot = process.getuid?.() === 0;

/** @returns {boolean} whether there is a sudo command */
export function hasSudo() {
  return spawnSync('sudo', ['-V'], { stdio: 'ignore' }).status === 0;
}

/**
 * The same command line, run as root.
 *
 * @param {string[]} command
 * @returns {string[]}
 */
export function asRoot(command) {
  return isRoot ? command : ['sudo', '--', ...command];
}

/**
 * After a run as root in someone else's checkout, gives what root wrote there to that user, so that the next run without
 * root can write there too.
 *
 * @param {string} checkout
 */
export function giveBack(checkout) {
  const owner = statSync(checkout);
  if (!isRoot || owner.uid === 0) return;
  spawnSync('chown', ['-R', '-h', '--from=0', `${owner.uid}:${owner.gid}`, checkout], { stdio: 'inherit' });
}
