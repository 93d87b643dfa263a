import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { textAddresses } from './text-addresses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SECTION_BYTES = 64;
const SHT_NOBITS = 8;
const SHF_ALLOC = 2n;

/**
 * Writes an ELF64 file again with all that is not loaded, and the section headers, from an offset on. What lies between
 * takes no room on the disk.
 */
function moveApart(from: string, to: string, offset: number): void {
  const bytes = readFileSync(from);
  const sections = Number(bytes.readBigUInt64LE(0x28));
  const count = bytes.readUInt16LE(0x3c);
  const headers = Buffer.from(bytes.subarray(sections, sections + count * SECTION_BYTES));
  const head = Buffer.from(bytes.subarray(0, 64));
  head.writeBigUInt64LE(BigInt(offset), 0x28);
  const file = openSync(to, 'w', 0o755);
  writeSync(file, bytes, 0, bytes.length, 0);
  writeSync(file, head, 0, head.length, 0);
  let end = offset + headers.length;
  for (let at = 0; at < headers.length; at += SECTION_BYTES) {
    const size = Number(headers.readBigUInt64LE(at + 32));
    const isLoaded = (headers.readBigUInt64LE(at + 8) & SHF_ALLOC) !== 0n;
    if (isLoaded || size === 0 || headers.readUInt32LE(at + 4) === SHT_NOBITS) continue;
    const start = Number(headers.readBigUInt64LE(at + 24));
    // Nothing of it is left where it was.
    writeSync(file, Buffer.alloc(size, 0xff), 0, size, start);
    writeSync(file, bytes, start, size, end);
    headers.writeBigUInt64LE(BigInt(end), at + 24);
    end += size;
  }
  writeSync(file, headers, 0, headers.length, offset);
  ftruncateSync(file, end);
  closeSync(file);
}

const answers = (program: string, path: string, addresses: string) =>
  execFileSync(`${root}build/${program}`, [path], { input: addresses, maxBuffer: 1 << 26 }).toString('latin1');

it.each([2 ** 31, 2 ** 32, 5 * 2 ** 30])('symbols and debug information from byte %d on', (offset) => {
  const folder = mkdtempSync(`${tmpdir()}/bccx-large-`);
  try {
    const [whole, large] = [`${root}build/fixtures/alternate-5.whole`, `${folder}/large`];
    moveApart(whole, large, offset - 4096);
    const { size, blocks } = statSync(large);
    expect(size).toBeGreaterThan(offset);
    expect(blocks * 512).toBeLessThan(16 << 20);
    const addresses = textAddresses(large, { count: 2000 }).map((address) => address.toString(16));
    expect(addresses.length).toBeGreaterThanOrEqual(2000);
    for (const program of ['name-addresses', 'inline-addresses']) {
      const wanted = answers(program, whole, `${addresses.join('\n')}\n`);
      expect(wanted.split('\n').length).toBeGreaterThan(2000);
      expect(answers(program, large, `${addresses.join('\n')}\n`)).toBe(wanted);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
