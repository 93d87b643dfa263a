import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { type JsonText, parseJsonText } from '../manifest/json-text.ts';
import { readRegularFile } from '../store/read-file.ts';

const maxText = 1024 * 1024;

/** A JSON file of an author's folder, with its lines. */
export interface JsonFile {
  /** Name in the folder. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly json: JsonText;
}

/** The folder in which an author writes a tool. What is in it may be wrong or half done: only what building needs is read. */
export interface ToolFolder {
  /** Absolute. */
  readonly directory: string;
  readonly packageJson: JsonFile;
  /** Name of the manifest in the folder. */
  readonly manifestFile: string;
  /** The tool's name, by the manifest. */
  readonly name: string;
  /** npm name. */
  readonly packageName: string;
}

/**
 * Reads an author's folder.
 *
 * @throws {BccxError} BCCX_AUTHOR_FOLDER
 */
export function readToolFolder(path: string): ToolFolder {
  const directory = realFolder(path);
  const packageJson = readJson(directory, 'package.json');
  const { name: packageName, bccx } = fields(packageJson.json.value);
  const manifestFile = fields(bccx)['manifest'];
  const wrong = (cause: string): BccxError =>
    new BccxError('BCCX_AUTHOR_FOLDER', { path: join(path, 'package.json'), cause });
  if (typeof manifestFile !== 'string' || !/^[A-Za-z0-9_][A-Za-z0-9_.-]*\.json$/.test(manifestFile)) {
    throw wrong("'bccx.manifest' names no JSON file of the folder");
  }
  if (typeof packageName !== 'string') throw wrong("'name' is missing");
  const { name } = fields(readJson(directory, manifestFile).json.value);
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{1,31}$/.test(name)) {
    throw new BccxError('BCCX_AUTHOR_FOLDER', {
      path: join(path, manifestFile),
      cause: "'name' is missing or no name of a tool (lower-case letters, digits and dashes)",
    });
  }
  return { directory, packageJson, manifestFile, name, packageName };
}

/**
 * A JSON file of an author's folder.
 *
 * @throws {BccxError} BCCX_AUTHOR_FOLDER
 */
export function readJson(directory: string, file: string): JsonFile {
  try {
    const bytes = readRegularFile(join(directory, file), maxText);
    return { file, bytes, json: parseJsonText(bytes.toString()) };
  } catch (error) {
    throw new BccxError(
      'BCCX_AUTHOR_FOLDER',
      { path: join(directory, file), cause: causeText(error) },
      { cause: error },
    );
  }
}

/** The fields of a JSON object; none when it is something else. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function realFolder(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch (error) {
    throw new BccxError('BCCX_AUTHOR_FOLDER', { path, cause: 'no such folder' }, { cause: error });
  }
}
