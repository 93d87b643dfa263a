import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { causeText } from '../errors/bccx-error.ts';
import { maxFile } from '../package/limits.ts';
import { sha256 } from '../package/package-file.ts';
import { printable } from '../policy/printable.ts';
import { readRegularFile } from './read-file.ts';

/** A file of an installed package that is not as it was installed. */
export interface FolderFault {
  readonly file: string;
  /** `changed`, `no such file or directory`, `not part of the package`. */
  readonly what: string;
}

/** Hashes every file of an installed package again. hashes: sha256 of each, lower-case hex. */
export function folderFaults(folder: string, hashes: Readonly<Record<string, string>>): FolderFault[] {
  const faults = Object.entries(hashes).flatMap(([file, hash]): FolderFault[] => {
    try {
      return sha256(readRegularFile(join(folder, file), maxFile)) === hash ? [] : [{ file, what: 'changed' }];
    } catch (error) {
      return [{ file, what: causeText(error) }];
    }
  });
  const extra = filesBelow(folder).filter((file) => !Object.hasOwn(hashes, file));
  return [...faults, ...extra.map((file) => ({ file: printable(file), what: 'not part of the package' }))];
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}
