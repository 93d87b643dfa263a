import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './setup.js';

/**
 * Makes `npx bccx` in the checkout run what was built. npm links a workspace's command only when its file is there at
 * install time, and on a fresh clone it is not.
 */
export function linkCommand() {
  const program = join(checkout, 'core/dist/bccx.js');
  if (!existsSync(program)) return;
  chmodSync(program, 0o755);
  const link = join(checkout, 'node_modules/.bin/bccx');
  mkdirSync(join(link, '..'), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync('../bccx/dist/bccx.js', link);
}
