import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';

/**
 * Path of a file or folder that the build puts beside the bundle. Seen from the sources it is in core/dist, or where it is
 * made.
 *
 * @param name in core/dist
 * @param options made: where it is made, relative to core; variable: of the environment, which names another one
 * @throws {BccxError} BCCX_INTERNAL when it is in none of these places
 */
export function builtFile(name: string, options: { readonly made?: string; readonly variable?: string } = {}): string {
  const { made, variable } = options;
  const override = variable === undefined ? undefined : process.env[variable];
  if (override !== undefined && override !== '') return override;
  const fromSources = made === undefined ? `../../dist/${name}` : `../../${made}`;
  const candidates = [name, fromSources].map((place) => resolve(import.meta.dirname, place));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new BccxError('BCCX_INTERNAL', { what: `'${name}' is missing: looked for ${candidates.join(' and ')}` });
  return found;
}
