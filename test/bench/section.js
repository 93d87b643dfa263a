import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What one benchmark found.
 *
 * @typedef {object} Section
 * @property {string} name the word that `run.js` takes
 * @property {string} title
 * @property {string} method how it was measured
 * @property {string[]} columns
 * @property {string[][]} rows
 */

/**
 * Replaces one section of a Markdown report, or adds it at the end. Sections lie between comments that carry their name.
 *
 * @param {string} path
 * @param {Section} section
 * @param {string} machine what it was measured on and when
 */
export function writeSection(path, section, machine) {
  const start = `<!-- ${section.name} -->`;
  const end = `<!-- /${section.name} -->`;
  const text = [
    start,
    `## ${section.title}`,
    '',
    section.method,
    '',
    line(section.columns),
    line(section.columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...section.rows.map(line),
    '',
    `${machine} Made by \`npm run bench -- ${section.name}\`.`,
    end,
  ].join('\n');
  const report = existsSync(path) ? readFileSync(path, 'utf8') : '# Benchmarks\n';
  const from = report.indexOf(start);
  const to = report.indexOf(end);
  const changed =
    from === -1 ? `${report.trimEnd()}\n\n${text}\n` : report.slice(0, from) + text + report.slice(to + end.length);
  writeFileSync(path, changed);
}

/** @param {string[]} cells */
function line(cells) {
  return `| ${cells.join(' | ')} |`;
}
