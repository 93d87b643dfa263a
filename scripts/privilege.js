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
 * Gives what root wrote in someone else's checkout to that user, so that the next run without root can write there too.
 *
 * @param {string} checkout
 */
export function giveBack(checkout) {
  const { uid, gid } = statSync(checkout);
  if (uid === 0) return;
  const [program = '', ...args] = asRoot(['chown', '-R', '-h', '--from=0', `${uid}:${gid}`, checkout]);
  spawnSync(program, args, { stdio: 'inherit' });
}
