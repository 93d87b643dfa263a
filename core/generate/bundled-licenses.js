import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that bundled files come from, as one text.
 *
 * @param {readonly string[]} paths of the files
 * @returns {string}
 * @throws {Error} for a package without a licence text and without an SPDX name
 */
export function licensesOf(paths) {
  const folders = new Set(paths.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined && typeof license !== 'string') throw new Error(`${name} has no licence`);
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}`;
  });
  return `The files beside this one hold parts of these packages:\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
