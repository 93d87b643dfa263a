import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { version as hostVersion } from '../cli/version.ts';
import { BccxError } from '../errors/bccx-error.ts';
import { fileCause } from '../errors/file-cause.ts';
import { builtFile } from '../files/built-file.ts';
import { reservedVerbs } from '../manifest/reserved-names.ts';

/** What can be begun with. */
export const kinds = [
  { kind: 'stack', shows: 'stacks, as a flame graph' },
  { kind: 'event', shows: 'one line an event' },
  { kind: 'histogram', shows: 'how values are distributed' },
] as const;

export type TemplateKind = (typeof kinds)[number]['kind'];

export interface NewTool {
  readonly name: string;
  readonly kind: TemplateKind;
  /** npm scope with its @; undefined for none. */
  readonly scope: string | undefined;
  /** Folder to make; it must not be there, or be empty. */
  readonly directory: string;
}

/** What was made. */
export interface MadeTool {
  readonly packageName: string;
  /** Absolute. */
  readonly directory: string;
  /** Names in it. */
  readonly files: readonly string[];
}

/** How the tool is called in a template: as it is, and as C names it. */
const placeholder = { name: /my-tool/g, identifier: /my_tool/g };

/**
 * Makes a folder with a working tool. It takes its name at the end, so that none is left half made.
 *
 * @throws {BccxError} BCCX_NEW
 */
export function writeNewTool({ name, kind, scope, directory }: NewTool): MadeTool {
  const fail = (cause: string, hint: string): BccxError => new BccxError('BCCX_NEW', { name, cause, hint });
  if (!/^[a-z][a-z0-9-]{1,31}$/.test(name)) {
    throw fail('is no name of a tool', 'use 2 to 32 lower-case letters, digits and dashes, a letter first');
  }
  if (reservedVerbs.some((verb) => verb === name)) throw fail('is a verb of bccx', 'choose another name');
  if (scope !== undefined && !/^@[a-z0-9][a-z0-9._-]{0,63}$/.test(scope)) {
    throw fail(`'${scope}' is no npm scope`, 'write it as @scope');
  }
  const packageName = scope === undefined ? `bccx-plugin-${name}` : `${scope}/bccx-plugin-${name}`;
  const target = resolve(directory);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw fail(`folder '${directory}' is not empty`, 'choose another one with --dir');
  }
  try {
    mkdirSync(dirname(target), { recursive: true });
    const unfinished = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    try {
      const inside = join(unfinished, 'tool');
      cpSync(builtFile(`templates/${kind}`, { made: `../sdk/templates/${kind}` }), inside, { recursive: true });
      const files = fillIn(inside, { name, packageName });
      renameSync(inside, target);
      return { packageName, directory: target, files };
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof BccxError) throw error;
    throw fail(fileCause(error), 'choose a place that can be written with --dir');
  }
}

/** Puts the tool's names in the place of the template's, in files and in their names. */
function fillIn(folder: string, { name, packageName }: { name: string; packageName: string }): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    // npm leaves a file named .gitignore out of a package.
    const to = join(
      entry.parentPath,
      entry.name === 'gitignore' ? '.gitignore' : entry.name.replace(placeholder.name, name),
    );
    const text = readFileSync(from, 'utf8')
      .replace(/bccx-plugin-my-tool/g, packageName)
      .replace(placeholder.name, name)
      .replace(placeholder.identifier, name.replaceAll('-', '_'));
    writeFileSync(from, entry.name === 'package.json' ? withVersions(text) : text);
    if (to !== from) renameSync(from, to);
    files.push(to.slice(folder.length + 1));
  }
  return files.sort();
}

/** A new tool needs the bccx and the SDK that it was made with, or later ones that keep their promises. */
function withVersions(text: string): string {
  const json = JSON.parse(text);
  json.engines.bccx = `^${hostVersion}`;
  json.devDependencies['@bccx/sdk'] = `^${hostVersion}`;
  return `${JSON.stringify(json, null, 2)}\n`;
}
