import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import { othersMayWrite } from '../../files/trusted-file.ts';
import { parseJsonText } from '../../manifest/json-text.ts';
import { type SchemaError, schemaProblems } from '../../manifest/schema-problems.ts';
import type { AdminPolicyFile } from './admin-policy.generated.ts';
import type { AdminPolicy } from './admin-policy.ts';
import * as hints from './schema-hints.generated.ts';
import { validate as generatedValidate } from './validate.generated.ts';

/** The one place of the policy: neither the environment nor an option moves it. */
export const policyPath = '/etc/bccx/policy.json';

const maxBytes = 1 << 20;

const validate = generatedValidate as ((value: unknown) => boolean) & { errors?: readonly SchemaError[] | null };

/**
 * The administrator's policy, or undefined when there is no file. A file that someone else could have written, that
 * cannot be read or that has a fault stops everything: it is never skipped.
 *
 * @throws {BccxError} BCCX_POLICY_FILE, BCCX_POLICY_INVALID
 */
export function loadAdminPolicy(path: string = policyPath): AdminPolicy | undefined {
  const bytes = readTrusted(path);
  if (bytes === undefined) return undefined;
  return { ...parsePolicy(bytes, path), file: path };
}

function parsePolicy(bytes: Uint8Array, file: string): AdminPolicyFile {
  const invalid = (what: string) => new BccxError('BCCX_POLICY_INVALID', { file, what });
  let json: ReturnType<typeof parseJsonText>;
  try {
    json = parseJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalid(`it is not JSON: ${causeText(error)}`);
  }
  const [twice] = json.duplicates;
  if (twice !== undefined) throw invalid(`line ${json.lineOf(twice)}: ${twice} is there twice`);
  if (validate(json.value)) return json.value as AdminPolicyFile;
  const [first] = schemaProblems(validate.errors ?? [], hints);
  if (first === undefined) throw invalid('it does not follow its schema');
  const place = `line ${json.lineOf(first.pointer)}, ${first.pointer || '(whole file)'}`;
  throw invalid(`${place}: ${first.problem}; ${first.instead}`);
}

/**
 * Reads a file that only root can have written: it and every folder above it belong to root and neither group nor others
 * may write there. What is checked is the descriptor that is read.
 */
function readTrusted(path: string): Uint8Array | undefined {
  const refuse = (what: string, cause?: unknown) => new BccxError('BCCX_POLICY_FILE', { file: path, what }, { cause });
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refuse(code === 'ELOOP' ? 'it is a symbolic link' : causeText(error), error);
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw refuse('it is not a regular file');
    if (!isRootsAlone(stats)) throw refuse('someone other than root can write it');
    for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
      const above = lstatSync(folder);
      if (!above.isDirectory() || !isRootsAlone(above)) {
        throw refuse(`someone other than root can replace it, because of folder '${folder}'`);
      }
      if (folder === dirname(folder)) break;
    }
    if (stats.size > maxBytes) throw refuse(`it has ${stats.size} bytes`);
    return readAll(fd, maxBytes);
  } finally {
    closeSync(fd);
  }
}

function isRootsAlone(stats: Stats): boolean {
  return stats.uid === 0 && !othersMayWrite(stats);
}

function readAll(fd: number, most: number): Uint8Array {
  const buffer = new Uint8Array(most);
  let size = 0;
  for (;;) {
    const read = readSync(fd, buffer, size, most - size, size);
    if (read === 0) return buffer.subarray(0, size);
    size += read;
  }
}
