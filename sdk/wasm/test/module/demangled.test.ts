import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT_BYTES = 1 << 30;
/** Of the LLVM versions that a machine has, each that is there. */
const files = [
  process.execPath,
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6',
  ...[14, 15, 16].map((version) => `/usr/lib/x86_64-linux-gnu/libLLVM-${version}.so.1`),
].filter((path) => existsSync(path));

const output = (program: string, args: string[], input = ''): string =>
  execFileSync(program, args, { input, maxBuffer: OUTPUT_BYTES, stdio: ['pipe', 'pipe', 'ignore'] }).toString();

/** C++ symbols of a file, without the version that follows an @. */
function symbols(path: string): string[] {
  const lines = [...output('nm', ['-D', path]).split('\n'), ...output('nm', [path]).split('\n')];
  return lines.flatMap((line) => / (_Z[^ @]*)/.exec(line)?.slice(1) ?? []);
}

/** Classes of the table in differences.md: what is done to either answer makes them equal. */
const classes: readonly [string, (text: string) => string][] = [
  ['blanks between closing brackets', (text) => text.replace(/>(?= >)( >)+/g, (run) => run.replaceAll(' ', ''))],
  [
    'constructors of classes with an ABI tag or without a name',
    (text) => text.replace(/::(~?)(?:\w+|'unnamed')\(/, '::$1('),
  ],
  ['a blank behind an operator', (text) => text.replaceAll(/operator<(<?) </g, 'operator<$1<')],
  ['parentheses in expressions', (text) => text.replaceAll(/[()]/g, '')],
];

it('C++ names are those of llvm-cxxfilt, but for what is explained', () => {
  const names = [...new Set(files.flatMap(symbols))].sort();
  const input = `${names.join('\n')}\n`;
  const ours = output(`${root}build/demangle-names`, [], input).split('\n');
  const theirs = output('llvm-cxxfilt', [], input).split('\n');
  const counts = new Map<string, number>();
  const unexplained: string[][] = [];
  for (const [i, name] of names.entries()) {
    let [left, right] = [ours[i] ?? '', theirs[i] ?? ''];
    let found = left === right ? 'equal' : undefined;
    if (found === undefined && name.startsWith('_ZGTt') && right === name) found = 'transaction clones';
    if (found === undefined && right.length > 8191 && left === name) found = 'longer than 8 KB';
    for (const [what, change] of found === undefined ? classes : []) {
      [left, right] = [change(left), change(right)];
      if (left === right) found ??= what;
    }
    if (found === undefined) unexplained.push([name, left, right]);
    else counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  expect(names.length).toBeGreaterThan(50_000);
  expect(unexplained).toEqual([]);
  const same = (counts.get('equal') ?? 0) + (counts.get('blanks between closing brackets') ?? 0);
  expect(same / names.length).toBeGreaterThan(0.995);
}, 120_000);
