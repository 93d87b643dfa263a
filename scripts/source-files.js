import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './setup.js';

/** Folders that hold what was built or installed, by name. */
const notSource = new Set(['.git', '.nx', 'build', 'coverage', 'dist', 'node_modules']);

/**
 * The files of the checkout that were written by a person. Works without git.
 *
 * @param {RegExp} [name] what a file's path must match
 * @returns {string[]} paths below the checkout, sorted
 */
export function sourceFiles(name = /(?:)/) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} directory */
  const visit = (directory) => {
    for (const entry of readdirSync(join(checkout, directory), { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!notSource.has(entry.name)) visit(path);
      } else if (entry.isFile() && name.test(path)) found.push(path);
    }
  };
  visit('');
  return found.sort();
}
