import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { textAddresses } from './text-addresses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const table = fileURLToPath(new URL('differences.md', import.meta.url));
const ADDRESSES = 1500;
/** Of a file for which eu-addr2line takes half a minute otherwise. */
const FEW_ADDRESSES = 200;

/** Programs of every kind that the library reads; those in several files are compared with whole ones in split.test.ts. */
const fixtures = [
  ...['pie', 'nopie', 'static', 'static-pie', 'ibt', 'now'].map((kind) => `calls-${kind}`),
  'shapes',
  ...['2', '3', '4', '5', 'z', 'zgnu'].flatMap((version) => [`inlined-${version}`]),
  ...['2', '3', '4', '5'].map((version) => `inlined-clang-${version}`),
  ...['inlined-1', 'inlined-64', 'inlined-clang-lines', 'types-4', 'types-clang-4', 'types-clang-5', 'deep', 'ranges'],
  ...['lto', 'thin', 'full', 'icf', 'gc'].map((kind) => `library-${kind}`),
  ...['4', '5'].flatMap((version) => [`library-whole-${version}`, `alternate-${version}.whole`]),
];

function output(program: string, args: string[], input = ''): string {
  const { status, stdout, error } = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  // eu-addr2line answers 1 when an address has no name.
  if (error !== undefined || status === null || status > 1) throw new Error(`${program} failed: ${error ?? status}`);
  return stdout.toString('latin1');
}

interface Call {
  readonly name: string;
  readonly place: string;
}

interface Symbol {
  readonly value: bigint;
  readonly size: bigint;
  readonly name: string;
}

/** What the three say about an address; calls are innermost first. */
interface Answers {
  readonly address: bigint;
  readonly hasAranges: boolean;
  readonly symbols: readonly Symbol[];
  readonly ours: readonly Call[];
  readonly llvm: readonly Call[];
  readonly elfutils: readonly Call[];
}

type Peer = 'llvm' | 'elfutils';

function symbolsOf(path: string): Symbol[] {
  const line = /^ +\d+: ([0-9a-f]+) +(0x[0-9a-f]+|\d+) (?:FUNC|IFUNC|NOTYPE) +\w+ +\w+ +(?:\[[^\]]*\] +)?(\w+) (.+)$/gm;
  return [...output('readelf', ['-sW', path]).matchAll(line)]
    .filter(([, , , section]) => section !== 'UND')
    .map(([, value, size, , name = '']) => ({ value: BigInt(`0x${value}`), size: BigInt(size ?? 0), name }));
}

/** File name and line, without folder, column and discriminator; line 0 is none. */
function placeOf(text: string): string {
  const [, file = '', line = '0'] = /^(.*?):(\d+)(?::\d+)?(?: \(discriminator \d+\))?$/.exec(text) ?? [];
  return line === '0' ? '??:0' : `${file.slice(file.lastIndexOf('/') + 1)}:${line}`;
}

function callsOf(text: string): Call[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return Array.from({ length: lines.length >> 1 }, (_, i) => ({
    // eu-addr2line says behind the name what it is inlined into.
    name: (lines[2 * i] ?? '').replace(/ inlined (?:at|from) .*$/, ''),
    place: placeOf(lines[2 * i + 1] ?? ''),
  }));
}

function answersOf(path: string): Answers[] {
  const addresses = textAddresses(path, { count: path.endsWith('/deep') ? FEW_ADDRESSES : ADDRESSES });
  const input = `${addresses.map((address) => `0x${address.toString(16)}`).join('\n')}\n`;
  const llvm = ['--inlines', '--functions=linkage', '--no-demangle', `--obj=${path}`];
  const blocks = {
    ours: output(`${root}build/inline-addresses`, [path], input).trimEnd().split('\n\n'),
    llvm: output('llvm-symbolizer', llvm, input).trimEnd().split('\n\n'),
    elfutils: output('eu-addr2line', ['-f', '-i', '-a', '-e', path], input)
      .split(/^0x[0-9a-f]+\n/m)
      .slice(1),
  };
  for (const each of Object.values(blocks)) expect(each).toHaveLength(addresses.length);
  const symbols = symbolsOf(path);
  const hasAranges = output('readelf', ['-SW', path]).includes('.debug_aranges');
  return addresses.map((address, i) => ({
    address,
    hasAranges,
    symbols,
    ours: callsOf(blocks.ours[i] ?? ''),
    llvm: callsOf(blocks.llvm[i] ?? ''),
    elfutils: callsOf(blocks.elfutils[i] ?? ''),
  }));
}

const same = (a: readonly Call[], b: readonly Call[]) =>
  a.length === b.length && a.every(({ name, place }, i) => name === b[i]?.name && place === b[i]?.place);

/** But for the name of the function that is really there, which is the symbol table's. */
const sameInlined = (a: readonly Call[], b: readonly Call[]) =>
  same(a.slice(0, -1), b.slice(0, -1)) && a.length === b.length && a.at(-1)?.place === b.at(-1)?.place;

/** Symbols of a name that cover an address, or begin before it when they have no size. */
function covering({ symbols, address }: Answers, name: string | undefined): Symbol[] {
  return symbols.filter(
    (symbol) =>
      symbol.name === name && symbol.value <= address && (symbol.size === 0n || address < symbol.value + symbol.size),
  );
}

/** Whether we answer as the other one of the two does, or it chose another alias of the same symbol. */
function confirmed(answers: Answers, peer: Peer): boolean {
  const other = answers[peer === 'llvm' ? 'elfutils' : 'llvm'];
  return same(answers.ours, other) || (sameInlined(answers.ours, other) && isAlias(answers, other));
}

function isAlias(answers: Answers, theirs: readonly Call[]): boolean {
  const [mine] = covering(answers, answers.ours.at(-1)?.name);
  const [other] = covering(answers, theirs.at(-1)?.name);
  return mine !== undefined && mine.size > 0n && mine.value === other?.value;
}

/** Whether a symbol is a part (.part.0) or the mangled form of a function of that name. */
function isSourceName(symbol: string, name: string): boolean {
  if (symbol.startsWith(`${name}.`)) return true;
  const readable = output('c++filt', [symbol]);
  return symbol.startsWith('_Z') && (readable.startsWith(`${name}(`) || readable.includes(`::${name}(`));
}

/** Each class of differences, by the name that differences.md explains it under: what has to hold for it. */
const classes: Record<string, (answers: Answers, theirs: readonly Call[], peer: Peer) => boolean> = {
  'another alias': (answers, theirs) => sameInlined(answers.ours, theirs) && isAlias(answers, theirs),
  'a label inside of a function': (answers, theirs) =>
    sameInlined(answers.ours, theirs) &&
    covering(answers, theirs.at(-1)?.name)[0]?.size === 0n &&
    (covering(answers, answers.ours.at(-1)?.name)[0]?.size ?? 0n) > 0n,
  'padding behind a function, named there': (answers, theirs) =>
    theirs.length > 0 &&
    answers.ours.length === 1 &&
    answers.ours[0]?.name === '??' &&
    !answers.symbols.some(({ value, size }) => size > 0n && value <= answers.address && answers.address < value + size),
  'name of the source in place of the symbol': ({ ours }, theirs, peer) =>
    peer === 'elfutils' &&
    sameInlined(ours, theirs) &&
    isSourceName(ours.at(-1)?.name ?? '', theirs.at(-1)?.name ?? ''),
  'no line without .debug_aranges': (answers, theirs, peer) =>
    peer === 'elfutils' &&
    !answers.hasAranges &&
    theirs.length === 1 &&
    theirs[0]?.place === '??:0' &&
    confirmed(answers, peer),
  'inlined calls added': (answers, theirs, peer) =>
    peer === 'elfutils' &&
    theirs.length > answers.ours.length &&
    same(answers.ours.slice(0, 1), theirs.slice(0, 1)) &&
    same(answers.ours.slice(1), theirs.slice(theirs.length - answers.ours.length + 1)) &&
    confirmed(answers, peer),
  'inlined calls left out': (answers, theirs, peer) =>
    peer === 'elfutils' &&
    theirs.length < answers.ours.length &&
    theirs[0]?.place === answers.ours[0]?.place &&
    confirmed(answers, peer),
};

function classOf(answers: Answers, peer: Peer): string | undefined {
  const theirs = answers[peer];
  if (same(answers.ours, theirs)) return 'equal';
  return Object.entries(classes).find(([, holds]) => holds(answers, theirs, peer))?.[0];
}

it('names, inlined calls and lines are those of llvm-symbolizer and eu-addr2line, but for what is explained', () => {
  const counts = new Map<string, number>();
  const unexplained: unknown[] = [];
  let addresses = 0;
  for (const fixture of fixtures)
    for (const answers of answersOf(`${root}build/fixtures/${fixture}`)) {
      addresses++;
      for (const peer of ['llvm', 'elfutils'] as const) {
        const found = classOf(answers, peer);
        if (found === undefined)
          unexplained.push({
            fixture,
            peer,
            at: answers.address.toString(16),
            ours: answers.ours,
            theirs: answers[peer],
          });
        else counts.set(`${peer}: ${found}`, (counts.get(`${peer}: ${found}`) ?? 0) + 1);
      }
    }
  expect(unexplained.slice(0, 5)).toEqual([]);
  const [equal = 0, alias = 0, padding = 0] = ['equal', 'another alias', 'padding behind a function, named there'].map(
    (name) => counts.get(`llvm: ${name}`),
  );
  expect(addresses).toBeGreaterThan(10_000);
  expect((equal + alias) / (addresses - padding), JSON.stringify([...counts])).toBeGreaterThan(0.999);
  const explained = readFileSync(table, 'utf8');
  for (const name of Object.keys(classes)) expect(explained).toContain(`| ${name} |`);
});
