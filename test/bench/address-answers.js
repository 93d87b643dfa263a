import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usage } from './usage.js';

/** @typedef {{ address: string, calls: string[] }} Answer the calls at an address, innermost first: `name file:line` */

/**
 * Asks another symbolizer for the calls at addresses of a file, from its start to its end.
 *
 * @param {'llvm-symbolizer' | 'eu-addr2line' | 'addr2line'} peer
 * @param {string} path
 * @param {string[]} addresses
 * @returns {import('./usage.js').Usage & { calls: string[][] }}
 */
export function ask(peer, path, addresses) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const output = join(directory, 'answers');
    const command =
      peer === 'llvm-symbolizer'
        ? [peer, `--obj=${path}`, '--inlines', '--functions=linkage', '--no-demangle']
        : [peer, '-f', '-i', '-a', '-e', path];
    // eu-addr2line answers 1 when an address has no name.
    const used = usage(command, output, { input: `${addresses.join('\n')}\n`, mayFail: true });
    const text = readFileSync(output, 'latin1');
    return { ...used, calls: peer === 'llvm-symbolizer' ? llvmAnswers(text) : addr2lineAnswers(text) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** @param {string} output blocks of name and place, an empty line behind each address */
function llvmAnswers(output) {
  return output
    .trimEnd()
    .split('\n\n')
    .map((block) => calls(block.trim().split('\n')));
}

/** @param {string} output the address, then lines of name and place */
function addr2lineAnswers(output) {
  return output
    .trimEnd()
    .split(/^0x[0-9a-f]+\n/m)
    .slice(1)
    .map((block) => calls(block.trimEnd().split('\n')));
}

/** @param {string[]} lines */
function calls(lines) {
  return Array.from({ length: lines.length >> 1 }, (_, i) => {
    const [, file = '??', line = '0'] =
      /([^/]*?):(\d+|\?)(?::\d+)?(?: \(discriminator \d+\))?(?: \(inlined by\).*)?$/.exec(lines[2 * i + 1] ?? '') ?? [];
    // eu-addr2line says in the name into what it was inlined.
    const name = (lines[2 * i] ?? '').replace(/ inlined at .*$/, '').replace(/@@.*$/, '');
    return `${name} ${Number(line) > 0 ? `${file}:${line}` : '??:0'}`;
  });
}

/**
 * Why two answers differ, in the order in which the reasons are tried. What is left is shown as it is.
 *
 * @type {[reason: string, holds: (mine: string[], other: string[]) => boolean][]}
 */
const REASONS = [
  ['stub of the PLT, without a name there', (mine) => mine.at(-1)?.includes('@plt ') === true],
  ['padding between functions, named or given a line there', (mine) => mine.join() === '?? ??:0'],
  ['no name there', (_, other) => other.at(-1)?.startsWith('?? ') === true],
  ['inlined calls missing there', (mine, other) => mine.length > other.length],
  ['other file or line', (mine, other) => names(mine) === names(other)],
  ['other name of an inlined function', (mine, other) => mine.length === other.length],
  ['inlined calls missing here', () => true],
];

/**
 * How many answers are equal, and how many differ for which reason. The outermost name may be another alias of the same
 * address: that counts as equal when both have one.
 *
 * @param {Answer[]} ours
 * @param {string[][]} theirs
 * @returns {{ equal: number, reasons: string }}
 */
export function compare(ours, theirs) {
  const counts = new Map(REASONS.map(([reason]) => [reason, 0]));
  let equal = 0;
  ours.forEach(({ calls: mine }, i) => {
    const other = theirs[i] ?? [];
    if (anyAlias(mine) === anyAlias(other)) equal++;
    else {
      const reason = REASONS.find(([, holds]) => holds(mine, other))?.[0] ?? '';
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  });
  const found = [...counts].filter(([, count]) => count > 0).map(([reason, count]) => `${count} ${reason}`);
  return { equal, reasons: found.join('; ') };
}

/** @param {string[]} list */
function anyAlias(list) {
  return list
    .map((call, i) => (i < list.length - 1 ? call : call.replace(/^\S+/, (name) => (name === '??' ? name : '*'))))
    .join('\n');
}

/** @param {string[]} list names of all but the outermost call */
function names(list) {
  return list.map((call, i) => (i < list.length - 1 ? call.replace(/ \S+$/, '') : '')).join('\n');
}
