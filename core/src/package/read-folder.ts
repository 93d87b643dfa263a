import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import { readRegularFile } from '../store/read-file.ts';
import { maxFile, maxFiles, maxUnpacked } from './limits.ts';
import type { PackageFile } from './package-file.ts';
import { parsePackageJson } from './package-json.ts';

/**
 * The files of a folder that would be published, read into memory: what npm's rules (`files` of package.json, .npmignore)
 * choose.
 *
 * @throws {BccxError} BCCX_ADD_SPEC when there is no package, BCCX_PACKAGE_*
 */
export async function readFolder(folder: string): Promise<PackageFile[]> {
  const directory = realFolder(folder);
  const name = printable(folder);
  const json = parsePackageJson(read(directory, 'package.json', name), name);
  const { npm } = await import('../registry/npm.ts');
  const paths = await npm.packlist({ path: directory, package: json, isProjectRoot: true, edgesOut: new Map() });
  if (paths.length > maxFiles) {
    throw new BccxError('BCCX_PACKAGE_SIZE', { package: name, what: `it has more than ${maxFiles} files` });
  }
  refuseLinks(directory, name, paths);
  const files = paths.sort().map((path) => ({ path, bytes: read(directory, path, name) }));
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > maxUnpacked) {
    throw new BccxError('BCCX_PACKAGE_SIZE', { package: name, what: `it has more than ${maxUnpacked} bytes` });
  }
  return files;
}

function realFolder(folder: string): string {
  try {
    const directory = realpathSync(folder);
    readdirSync(directory);
    return directory;
  } catch (error) {
    throw new BccxError('BCCX_ADD_SPEC', {
      spec: folder,
      what: `it is no folder that can be read: ${causeText(error)}`,
    });
  }
}

/** npm leaves links out in silence, and what a manifest names would be missing without a reason. */
function refuseLinks(directory: string, name: string, paths: readonly string[]): void {
  const listed = new Set(paths);
  const link = readdirSync(directory, { withFileTypes: true }).find((entry) => entry.isSymbolicLink());
  const inList = paths.find((path) => lstatSync(join(directory, path)).isSymbolicLink());
  const found =
    inList ??
    (link !== undefined && /\.(o|wasm|json)$/.test(link.name) && !listed.has(link.name) ? link.name : undefined);
  if (found !== undefined) {
    throw new BccxError('BCCX_PACKAGE_LINK', { package: name, what: `'${printable(found)}' is a symbolic link` });
  }
}

function read(directory: string, path: string, name: string): Buffer {
  try {
    return readRegularFile(join(directory, path), maxFile);
  } catch (error) {
    const what = `'${printable(path)}' ${causeText(error)}`;
    if (path === 'package.json')
      throw new BccxError('BCCX_ADD_SPEC', { spec: name, what: `it is no package: ${what}` });
    throw new BccxError('BCCX_PACKAGE_FORMAT', { package: name, what });
  }
}
