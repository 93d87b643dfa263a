import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT_BYTES = 1 << 30;
const SOURCE_SIZELESS = 8;
const FUNCTION_TYPES = new Set(['FUNC', 'IFUNC', 'NOTYPE']);

interface Symbol {
  readonly value: bigint;
  readonly size: bigint;
  readonly name: string;
}

interface Answer {
  readonly address: bigint;
  readonly start: bigint;
  readonly size: bigint;
  readonly source: number;
  readonly name: string;
}

/** Every file is looked at when BCCX_ALL_FILES is set, otherwise the fixtures and these. */
const fewFiles = [
  ...readdirSync(`${root}build/fixtures`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${root}build/fixtures/${name}`)
    .filter(isLoadable),
  process.execPath,
  '/usr/lib/x86_64-linux-gnu/libc.so.6',
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6',
  '/usr/lib/x86_64-linux-gnu/libcrypto.so.3',
  '/usr/lib64/ld-linux-x86-64.so.2',
  '/usr/bin/gdb',
  '/usr/bin/perl',
];

function allFiles(): string[] {
  const folders = ['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/local', '/opt'];
  const found = new Set<string>();
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && isLoadable(`${entry.parentPath}/${entry.name}`))
        found.add(`${entry.parentPath}/${entry.name}`);
  return [...found];
}

/** Little-endian ELF programs and shared objects. */
function isLoadable(path: string): boolean {
  const head = Buffer.alloc(18);
  const fd = openSync(path, 'r');
  readSync(fd, head);
  closeSync(fd);
  const type = head.readUInt16LE(16);
  return head.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1')) && head[5] === 1 && (type === 2 || type === 3);
}

const output = (program: string, args: string[], input = '') =>
  execFileSync(program, args, { input, maxBuffer: OUTPUT_BYTES, stdio: ['pipe', 'pipe', 'ignore'] }).toString('latin1');

/** Executable sections, as readelf lists them. */
function codeRanges(path: string): [bigint, bigint][] {
  const line = /^ +\[ *\d+\] \S* +(?!NOBITS)\S+ +([0-9a-f]+) [0-9a-f]+ ([0-9a-f]+) [0-9a-f]+ +\w*X\w* /gm;
  return [...output('readelf', ['-SW', path]).matchAll(line)].map(([, start, size]) => {
    const from = BigInt(`0x${start}`);
    return [from, from + BigInt(`0x${size}`)];
  });
}

/** Function symbols of .symtab and .dynsym, as readelf lists them. */
function symbolsOf(path: string): Symbol[] {
  const line = /^ +\d+: ([0-9a-f]+) +(0x[0-9a-f]+|\d+) (\w+) +\w+ +\w+ +(?:\[[^\]]*\] +)?(\w+) (.+)$/gm;
  return [...output('readelf', ['-sW', path]).matchAll(line)]
    .filter(([, , , type, section]) => FUNCTION_TYPES.has(type ?? '') && section !== 'UND')
    .map(([, value, size, , , name]) => ({
      value: BigInt(`0x${value}`),
      size: BigInt(size ?? 0),
      name: (name ?? '').replace(/@[^ ]*$/, ''),
    }));
}

function answers(path: string, addresses: bigint[]): (Answer | undefined)[] {
  const text = output(
    `${root}build/name-addresses`,
    [path],
    addresses.map((address) => address.toString(16)).join('\n'),
  );
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [address, start, size, source, ...name] = line.split(' ');
      if (start === '-') return undefined;
      return {
        address: BigInt(`0x${address}`),
        start: BigInt(`0x${start}`),
        size: BigInt(`0x${size}`),
        source: Number(source),
        name: name.join(' ').replace(/@[^ ]*$/, ''),
      };
    });
}

/** Evenly spread over the code, at places that are the same in every run. */
function spread(ranges: [bigint, bigint][], count: number): bigint[] {
  const total = ranges.reduce((sum, [start, end]) => sum + (end - start), 0n);
  const addresses: bigint[] = [];
  for (let i = 0; i < count; i++) {
    let at = (total * BigInt(i * 7919 + 13)) % (total * BigInt(count));
    at /= BigInt(count);
    for (const [start, end] of ranges) {
      if (at < end - start) {
        addresses.push(start + at);
        break;
      }
      at -= end - start;
    }
  }
  return addresses;
}

/** Symbols by where they begin, for finding those that may cover an address without looking at all of them. */
class Cover {
  readonly #symbols: Symbol[];
  readonly #longest: bigint;

  constructor(symbols: Symbol[]) {
    this.#symbols = symbols.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
    this.#longest = symbols.reduce((most, { size }) => (size > most ? size : most), 0n);
  }

  of(address: bigint): Symbol[] {
    const covering: Symbol[] = [];
    for (let i = this.#last(address); i >= 0; i--) {
      const symbol = this.#symbols[i];
      if (symbol === undefined || address - symbol.value > this.#longest) break;
      if (address - symbol.value < symbol.size) covering.push(symbol);
    }
    return covering;
  }

  /** Names that begin exactly there. */
  at(value: bigint): string[] {
    const names: string[] = [];
    for (let i = this.#last(value); this.#symbols[i]?.value === value; i--) names.push(this.#symbols[i]?.name ?? '');
    return names;
  }

  #last(address: bigint): number {
    let [low, high] = [0, this.#symbols.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#symbols[middle]?.value ?? 0n) <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

interface Tally {
  addresses: number;
  named: number;
  sizeless: number;
  wrong: string[];
  missed: string[];
}

function check(path: string, count: number, tally: Tally): void {
  const ranges = codeRanges(path);
  if (ranges.length === 0) return;
  const cover = new Cover(symbolsOf(path));
  const addresses = spread(ranges, count);
  answers(path, addresses).forEach((answer, i) => {
    const address = addresses[i] ?? 0n;
    const where = `${path} ${address.toString(16)}`;
    tally.addresses++;
    const covering = cover.of(address);
    if (answer === undefined) {
      if (covering.length > 0) tally.missed.push(`${where}: ${covering[0]?.name}`);
      return;
    }
    tally.named++;
    const inside = address >= answer.start && address - answer.start < answer.size;
    if (answer.source === SOURCE_SIZELESS) {
      tally.sizeless++;
      if (!inside || covering.length > 0 || !cover.at(answer.start).includes(answer.name))
        tally.wrong.push(`${where}: ${answer.name}`);
    } else if (!inside || !covering.some(({ name, value }) => name === answer.name && value === answer.start)) {
      tally.wrong.push(`${where}: ${answer.name}`);
    }
  });
}

const all = process.env['BCCX_ALL_FILES'] !== undefined;

it(`names addresses as the symbol tables do (${all ? 'all' : 'some'} files of this machine)`, {
  timeout: all ? 3_600_000 : 120_000,
}, () => {
  const tally: Tally = { addresses: 0, named: 0, sizeless: 0, wrong: [], missed: [] };
  const files = all ? allFiles() : fewFiles.filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
  for (const path of new Set(files.map((path) => realpathSync(path)))) check(path, all ? 300 : 3000, tally);
  expect(tally.wrong).toEqual([]);
  expect(tally.missed).toEqual([]);
  expect(tally.named).toBeGreaterThan(tally.addresses / 10);
  if (all) process.stderr.write(`${JSON.stringify({ ...tally, files: files.length })}\n`);
});
