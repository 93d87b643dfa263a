import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the build puts the child's script: beside the bundle, or seen from the sources. */
const places = ['sandbox-child.js', '../../dist/sandbox-child.js'];

/**
 * The one file that the child runs. `BCCX_SANDBOX_CHILD` names another one.
 *
 * @throws {Error} when it is not there
 */
export function childScript(): string {
  const override = process.env['BCCX_SANDBOX_CHILD'];
  if (override !== undefined && override !== '') return override;
  const candidates = places.map((place) => resolve(import.meta.dirname, place));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`'sandbox-child.js' is missing; looked for ${candidates.join(', ')}`);
  return found;
}
