import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { textAddresses } from './text-addresses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ADDRESSES = 20_000;

const output = (program: string, args: string[], input = '') =>
  execFileSync(program, args, { input, maxBuffer: 1 << 28 }).toString('latin1');

const addressesOf = (path: string, count = ADDRESSES) =>
  textAddresses(path, { count }).map((address) => address.toString(16));

/** Calls at the addresses, a block of text each. */
const callsAt = (path: string, addresses: string[]) =>
  output(`${root}build/inline-addresses`, [path], `${addresses.join('\n')}\n`).split('\n\n');

const fixture = (name: string) => `${root}build/fixtures/${name}`;

/** The same code twice, its debug information in other files or packed, and whole. */
const pairs = [
  ...['zlib', 'zlib-gnu', 'zstd'].map((packing) => [`library-${packing}-5`, 'library-whole-5']),
  ...['4', '5'].flatMap((version) => [
    [`library-split-${version}`, `library-whole-${version}`],
    [`library-package-${version}`, `library-whole-${version}`],
    [`alternate-${version}`, `alternate-${version}.whole`],
    [`partial-${version}`, `alternate-${version}.whole`],
  ]),
];

it.each([...pairs.map(([parted, whole]) => [parted, whole, ADDRESSES] as const), ['large-z', 'large', 1000] as const])(
  '%s says what %s says',
  (parted = '', whole = '', count) => {
    const addresses = addressesOf(fixture(whole), count);
    expect(addresses.length).toBeGreaterThanOrEqual(count);
    const calls = callsAt(fixture(whole), addresses);
    expect(callsAt(fixture(parted), addresses)).toEqual(calls);
    expect(calls.filter((block) => block.split('\n').length > 4).length).toBeGreaterThan(addresses.length / 5);
  },
);

it.each(['library-package-5', 'alternate-4', 'alternate-5'])('%s without the other file still has lines', (name) => {
  const folder = mkdtempSync(`${tmpdir()}/bccx-split-`);
  try {
    copyFileSync(fixture(name), `${folder}/${name}`);
    const addresses = addressesOf(fixture(name));
    const [alone, together] = [callsAt(`${folder}/${name}`, addresses), callsAt(fixture(name), addresses)];
    const innermost = (blocks: string[]) => blocks.map((block) => block.split('\n')[1]?.replace(/^.*\//, ''));
    expect(innermost(alone)).toEqual(innermost(together));
    expect(alone.filter((block, i) => block !== together[i]).length).toBeGreaterThan(addresses.length / 4);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
