import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { checkPackage } from '../package/check-package.ts';
import { maxArchive } from '../package/limits.ts';
import { readArchive } from '../package/read-archive.ts';
import { readRegularFile } from '../store/read-file.ts';
import { checkTool } from './check/check-tool.ts';
import type { Finding } from './check/finding.ts';
import { runNpm } from './npm-command.ts';
import { fields, type ToolFolder } from './tool-folder.ts';

/** A package that was made, and read again as whoever installs it will. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  /** Path of the archive. */
  readonly archive: string;
  /** Of the archive. */
  readonly bytes: number;
  /** As registries and lock files write it: `sha512-` and base64. */
  readonly integrity: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** What the check would have mended, no errors. */
  readonly warnings: readonly Finding[];
}

/**
 * Checks a tool and makes its package with the user's npm. No script of the package is run. The archive is then read by what
 * `add` reads it with.
 *
 * @param destination folder for the archive
 * @throws {BccxError} BCCX_PACK_CHECK, BCCX_NPM, BCCX_PACKAGE_*
 */
export async function pack(tool: ToolFolder, destination: string): Promise<Packed> {
  const findings = await checkTool(tool);
  const errors = findings.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const detail = errors.map(({ file, line, what, remedy }) => `${file}:${line}: ${what}\n  ${remedy}`).join('\n');
    const { file, line, what } = first;
    throw new BccxError('BCCX_PACK_CHECK', { tool: tool.name, errors: errors.length, file, line, what }, { detail });
  }
  const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${destination}`];
  const answer = await runNpm(`packing '${tool.packageName}'`, args, { cwd: tool.directory });
  const archive = join(destination, fileName(answer, tool.packageName));
  const bytes = readArchiveBytes(archive, tool.packageName);
  const { name, version, files } = checkPackage(await readArchive(bytes, tool.packageName), tool.packageName);
  return {
    name,
    version,
    archive,
    bytes: bytes.length,
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    files: files.map((file) => ({ path: file.path, bytes: file.bytes.length })),
    warnings: findings,
  };
}

/** npm tells one object a package, in an array or under the package's name. */
function fileName(answer: string, packageName: string): string {
  let name: unknown;
  try {
    const [only] = Object.values(JSON.parse(answer) as object);
    name = fields(only)['filename'];
  } catch (error) {
    throw new BccxError('BCCX_NPM', { doing: `packing '${packageName}'`, cause: causeText(error) }, { cause: error });
  }
  if (typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9._+-]*\.tgz$/.test(name)) return name;
  throw new BccxError('BCCX_NPM', { doing: `packing '${packageName}'`, cause: 'npm does not say which file it wrote' });
}

function readArchiveBytes(path: string, packageName: string): Buffer {
  try {
    return readRegularFile(path, maxArchive);
  } catch (error) {
    throw new BccxError('BCCX_NPM', { doing: `packing '${packageName}'`, cause: `the archive ${causeText(error)}` });
  }
}
