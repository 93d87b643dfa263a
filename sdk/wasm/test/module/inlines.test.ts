import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textAddresses } from './text-addresses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ADDRESSES = 1500;

/** Files with debug information of every version, from two compilers, compressed and not, and larger ones. */
const files = [
  ...['2', '3', '4', '5', 'z'].map((kind) => `${root}build/fixtures/inlined-${kind}`),
  ...['2', '3', '4', '5'].map((kind) => `${root}build/fixtures/inlined-clang-${kind}`),
  `${root}build/fixtures/shapes`,
  `${root}build/inline-addresses`,
  process.execPath,
].filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);

const output = (program: string, args: string[], input = '') =>
  execFileSync(program, args, { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] }).toString('latin1');

interface Frame {
  readonly name: string;
  readonly line: string;
}

/** Pairs of lines, name and place, up to an empty line for each address. */
function framesOf(text: string): Frame[][] {
  return text
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const lines = block.trim().split('\n');
      return Array.from({ length: lines.length / 2 }, (_, i) => ({
        name: lines[2 * i] ?? '',
        line: place(lines[2 * i + 1] ?? ''),
      }));
    });
}

/** Without the column; without the folder where it is relative, which llvm-symbolizer names twice; line 0 is no line. */
function place(text: string): string {
  const line = text.replace(/(:\d+):\d+$/, '$1');
  if (line.endsWith(':0')) return '??:0';
  return line.startsWith('./') ? line.replace(/^.*\//, '') : line;
}

describe.each(files)('calls at addresses of %s', (path) => {
  it('are those that llvm-symbolizer finds', () => {
    const addresses = textAddresses(path, { count: ADDRESSES }).map((address) => address.toString(16));
    const ours = framesOf(output(`${root}build/inline-addresses`, [path], `${addresses.join('\n')}\n`));
    const theirs = framesOf(
      output(
        'llvm-symbolizer',
        [`--obj=${path}`, '--inlines', '--functions=linkage', '--no-demangle'],
        `${addresses.map((address) => `0x${address}`).join('\n')}\n`,
      ),
    );
    expect(ours).toHaveLength(addresses.length);
    const different = addresses.flatMap((address, i) => {
      const [mine = [], other = []] = [ours[i], theirs[i]];
      const lines = (frames: Frame[]) => frames.map(({ line }) => line);
      // The last name is the symbol table's, where aliases may be chosen otherwise; symtab names are compared elsewhere.
      const names = (frames: Frame[]) => frames.slice(0, -1).map(({ name }) => name);
      const same = `${lines(mine)} ${names(mine)}` === `${lines(other)} ${names(other)}`;
      return same ? [] : [{ address, mine, other }];
    });
    expect(different).toEqual([]);
  });
});
