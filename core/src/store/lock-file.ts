import { BccxError, causeText } from '../errors/bccx-error.ts';
import { type SchemaError, schemaProblems } from '../manifest/schema-problems.ts';
import { contentHash } from '../package/package-file.ts';
import { printable } from '../policy/printable.ts';
import type { Entry, LockFile } from './lock.generated.ts';
import * as hints from './schema-hints.generated.ts';
import { validate as generatedValidate } from './validate.generated.ts';

/** One installed tool as bccx-lock.json keeps it. */
export type LockEntry = Entry;
export type { LockFile };

/** Name of the lock file in a store. */
export const lockName = 'bccx-lock.json';
/** Largest lock file: a thousand tools take about 2 MiB. */
export const maxLock = 64 << 20;

/** How bccx begins a lock file. */
const head = '{ "lock": 1, "tools": {\n';

const validate = generatedValidate as ((value: unknown) => boolean) & { errors?: readonly SchemaError[] | null };

/**
 * The text of a lock file: one tool a line, in the order of names, so that one tool is found without reading the others and
 * a difference between two lock files shows tools.
 */
export function lockText({ tools }: LockFile): string {
  const lines = Object.keys(tools)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(tools[name])}`);
  return `${head}${lines.join(',\n')}\n} }\n`;
}

/**
 * Reads a whole lock file.
 *
 * @throws {Error} whose message says what is wrong
 */
export function parseLock(text: string): LockFile {
  return checked(JSON.parse(text));
}

/** Finds one tool in a lock file, by its line; a file that was formatted otherwise is read as a whole. */
export function entryIn(bytes: Buffer, name: string): LockEntry | undefined {
  const key = `\n${JSON.stringify(name)}: `;
  const start = bytes.indexOf(key);
  if (start < 0) {
    const own = bytes.toString('latin1', 0, head.length) === head;
    return own ? undefined : member(parseLock(bytes.toString()).tools, name);
  }
  const end = bytes.indexOf('\n', start + 1);
  const line = bytes.toString('utf8', start + Buffer.byteLength(key), end < 0 ? bytes.length : end).replace(/,$/, '');
  return checked({ lock: 1, tools: { [name]: JSON.parse(line) } }).tools[name];
}

/** A tool of a lock file; names such as `constructor` are no tools. */
export function member(tools: LockFile['tools'], name: string): LockEntry | undefined {
  return Object.hasOwn(tools, name) ? tools[name] : undefined;
}

/** The lock file of somebody else, such as one under version control. @throws {BccxError} BCCX_LOCK_FILE */
export function parseForeignLock(bytes: Uint8Array, file: string): LockFile {
  try {
    return parseLock(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new BccxError('BCCX_LOCK_FILE', { file, what: printable(causeText(error)) });
  }
}

/** Folder of an installed package below the store's `packages`: named by what is in it, so it never changes. */
export function packageFolder({ package: name, version, files }: LockEntry): string {
  return `${name}/${version}-${contentHash(files).slice(0, 16)}`;
}

function checked(value: unknown): LockFile {
  if (validate(value)) return value as LockFile;
  const [first] = schemaProblems(validate.errors ?? [], hints);
  throw new Error(
    first === undefined ? 'it does not follow its schema' : `${first.pointer || '(whole file)'}: ${first.problem}`,
  );
}
