import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the build puts the child's script: beside the bundle or its chunks, or from the sources in dist. */
const places = ['./sandbox-child.js', '../sandbox-child.js', '../../dist/sandbox-child.js'];

/**
 * The one file that the child runs. `BCCX_SANDBOX_CHILD` names another one.
 *
 * @throws {Error} when it is not there
 */
export function childScript(): string {
  const override = process.env['BCCX_SANDBOX_CHILD'];
  if (override !== undefined && override !== '') return override;
  const candidates = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`'sandbox-child.js' is missing; looked for ${candidates.join(', ')}`);
  return found;
}
