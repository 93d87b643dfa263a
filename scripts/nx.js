import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './setup.js';

/**
 * Runs nx targets in every workspace that has them: without its daemon, without its cloud, from its local cache where the
 * declared inputs are unchanged.
 *
 * @param {string[]} targets
 * @param {{ quiet?: boolean, projects?: string[] }} [options] quiet: show only what fails; projects: not all, but these and
 *   what they need
 * @returns {Promise<boolean>} whether all of them succeeded
 */
export function runTargets(targets, options = {}) {
  const args = [
    join(checkout, 'node_modules/.bin/nx'),
    'run-many',
    `--targets=${targets.join(',')}`,
    '--parallel=2',
    '--nxBail=false',
    `--outputStyle=${options.quiet ? 'static' : 'stream'}`,
    ...(options.projects ? [`--projects=${options.projects.join(',')}`] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env: nxEnvironment(options.quiet),
    stdio: ['ignore', 2, 2],
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/**
 * @param {boolean | undefined} quiet
 * @returns {NodeJS.ProcessEnv}
 */
function nxEnvironment(quiet) {
  // nx makes its tasks colour their output whether or not anyone sees it.
  const colour = process.stderr.isTTY && !process.env['NO_COLOR'] ? {} : { FORCE_COLOR: '0', NO_COLOR: '1' };
  const less = quiet ? { BCCX_QUIET: '1' } : {};
  return { ...process.env, ...colour, ...less, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
}
