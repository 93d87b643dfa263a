import { BccxError } from '../errors/bccx-error.ts';
import { type ProgramOptions, runProgram } from './program.ts';

/**
 * Runs the user's own npm, with the configuration that it has there. `BCCX_NPM` names another one.
 *
 * @param doing what for, as part of a message: `packing 'x'`
 * @throws {BccxError} BCCX_NPM
 */
export async function runNpm(doing: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { code, failure, stdout, stderr } = await runProgram(process.env['BCCX_NPM'] || 'npm', args, options);
  if (code === 0) return stdout;
  const said = stderr.split('\n').find((line) => /^npm error (?!code|A complete log)/.test(line));
  const cause = said?.replace(/^npm error /, '') ?? failure ?? `npm ended with ${code}`;
  throw new BccxError('BCCX_NPM', { doing, cause }, { detail: stderr });
}
