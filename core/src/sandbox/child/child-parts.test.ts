import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ABI_INFLATE, ERRNO } from '../abi.generated.ts';
import { buildModule } from '../testing/module-builder.ts';
import { GuestMemory } from './guest-memory.ts';
import { inflate } from './inflate.ts';
import { readModuleMemory } from './module-memory.ts';
import { RunCache } from './run-cache.ts';
import { decompressZstd } from './zstd.ts';

const text = Buffer.from('the same words again and again, '.repeat(100));

test('zlib data is decompressed into what there is room for', () => {
  const packed = deflateSync(text);
  const into = new Uint8Array(text.length + 10);
  expect(inflate(ABI_INFLATE.ZLIB, packed, into)).toBe(text.length);
  expect(Buffer.from(into.subarray(0, text.length))).toEqual(text);
  expect(inflate(ABI_INFLATE.ZLIB, packed, new Uint8Array(text.length))).toBe(text.length);
  expect(inflate(ABI_INFLATE.ZLIB, packed, new Uint8Array(text.length - 1))).toBe(-ERRNO.E2BIG);
  expect(inflate(ABI_INFLATE.ZLIB, packed, new Uint8Array(0))).toBe(-ERRNO.E2BIG);
  expect(inflate(ABI_INFLATE.ZLIB, deflateSync(''), new Uint8Array(0))).toBe(0);
});

test('data that is no zlib data, cut short or another format', () => {
  const into = new Uint8Array(text.length);
  expect(inflate(ABI_INFLATE.ZLIB, deflateSync(text).subarray(0, 20), into)).toBe(-ERRNO.EINVAL);
  expect(inflate(ABI_INFLATE.ZLIB, gzipSync(text), into)).toBe(-ERRNO.EINVAL);
  expect(inflate(ABI_INFLATE.ZLIB, new Uint8Array(0), into)).toBe(-ERRNO.EINVAL);
  expect(inflate(ABI_INFLATE.XZ, text, into)).toBe(-ERRNO.ENOSYS);
  expect(inflate(99, text, into)).toBe(-ERRNO.ENOSYS);
});

test('a bomb takes no more than the room given', () => {
  const bomb = deflateSync(Buffer.alloc(64 << 20));
  expect(bomb.length).toBeLessThan(100_000);
  expect(inflate(ABI_INFLATE.ZLIB, bomb, new Uint8Array(1000))).toBe(-ERRNO.E2BIG);
});

/** Frames as RFC 8878 has them: one raw block "abc"; a block that repeats "x" 1000 times; one to be skipped; and `text`. */
const frames = {
  raw: [0x28, 0xb5, 0x2f, 0xfd, 0x20, 3, 0x19, 0, 0, 0x61, 0x62, 0x63],
  repeated: [0x28, 0xb5, 0x2f, 0xfd, 0x60, 0xe8, 2, 0x43, 0x1f, 0, 0x78],
  skipped: [0x5a, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2],
  text: [...Buffer.from('KLUv/WSACyUBANB0aGUgc2FtZSB3b3JkcyBhZ2FpbiBhbmQsIAIAXRzKY4qVMXnqjjI=', 'base64')],
};

/** By our reading of the frames, and by whatever this version of node decodes with. */
const zstdDecoders = [
  ['own', (src: Uint8Array, dst: Uint8Array) => decompressZstd(src, dst) ?? -ERRNO.E2BIG],
  ['any', (src: Uint8Array, dst: Uint8Array) => inflate(ABI_INFLATE.ZSTD, src, dst)],
] as const;

test.each(zstdDecoders)('zstd data is decompressed into what there is room for: %s', (_, decode) => {
  const { raw, repeated, skipped } = frames;
  const into = new Uint8Array(text.length);
  expect(decode(Uint8Array.from(frames.text), into)).toBe(text.length);
  expect(Buffer.from(into)).toEqual(text);
  expect(decode(Uint8Array.from(frames.text), new Uint8Array(text.length - 1))).toBe(-ERRNO.E2BIG);
  expect(decode(Uint8Array.from([...raw, ...skipped, ...repeated, ...raw]), into)).toBe(1006);
  expect(Buffer.from(into.subarray(0, 1006)).toString()).toBe(`abc${'x'.repeat(1000)}abc`);
  expect(decode(Uint8Array.from(repeated), new Uint8Array(999))).toBe(-ERRNO.E2BIG);
});

test('zstd data that is damaged', () => {
  const into = new Uint8Array(text.length);
  for (let length = 1; length < frames.text.length; length++)
    expect(inflate(ABI_INFLATE.ZSTD, Uint8Array.from(frames.text.slice(0, length)), into)).toBe(-ERRNO.EINVAL);
  for (const damaged of [[1, 2, 3, 4, 5, 6, 7, 8], frames.raw.with(0, 0x29), frames.raw.with(6, 0x1f)])
    expect(inflate(ABI_INFLATE.ZSTD, Uint8Array.from(damaged), into)).toBe(-ERRNO.EINVAL);
  // A window of 1 MiB in place of the size of the content.
  const unknown = [...frames.raw.slice(0, 4), 0, 0x50, ...frames.raw.slice(6)];
  expect(() => decompressZstd(Uint8Array.from(unknown), into)).toThrow('without the size');
});

test('memory gives bytes inside of it and no others', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const guest = new GuestMemory(memory);
  expect(guest.bytes(0, 65_536)?.byteLength).toBe(65_536);
  expect(guest.bytes(65_536, 0)?.byteLength).toBe(0);
  expect(guest.bytes(65_535, 2)).toBeUndefined();
  expect(guest.bytes(-1, 1)).toBeUndefined();
  expect(guest.bytes(0, -1)).toBeUndefined();
  expect(guest.bytes(-1, -1)).toBeUndefined();
  (memory as unknown as { grow(pages: number): number }).grow(1);
  expect(guest.bytes(65_535, 2)?.byteLength).toBe(2);
});

test('the cache keeps copies, replaces, and stops at its limit', () => {
  const cache = new RunCache();
  const key = Uint8Array.of(0, 255);
  const value = Uint8Array.of(1, 2, 3);
  expect(cache.get(key)).toBeUndefined();
  cache.put(key, value);
  value.fill(0);
  expect(cache.get(Uint8Array.of(0, 255))).toEqual(Uint8Array.of(1, 2, 3));
  expect(cache.get(Uint8Array.of(0))).toBeUndefined();
  cache.put(key, new Uint8Array(20 << 20));
  cache.put(Uint8Array.of(1), new Uint8Array(20 << 20));
  expect(cache.get(Uint8Array.of(1))).toBeUndefined();
  cache.put(key, new Uint8Array(1));
  cache.put(Uint8Array.of(1), new Uint8Array(20 << 20));
  expect(cache.get(Uint8Array.of(1))?.byteLength).toBe(20 << 20);
});

test('a module says how much memory it wants', () => {
  expect(readModuleMemory(buildModule())).toEqual({ minimum: 2, maximum: undefined });
  expect(readModuleMemory(buildModule({ memory: { flags: 1, min: 3, max: 500 } }))).toEqual({
    minimum: 3,
    maximum: 500,
  });
  expect(() => readModuleMemory(buildModule({ memory: { flags: 5, min: 1, max: 1 } }))).toThrow(/64-bit/);
});

test('a damaged module is an error and nothing else', () => {
  const good = buildModule({ memory: { flags: 1, min: 3, max: 500 } });
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let round = 0; round < 20_000; round++) {
    const bytes = good.slice(0, 8 + random(good.length - 8));
    for (let i = random(4); i > 0; i--) bytes[8 + random(Math.max(1, bytes.length - 8))] = random(256);
    try {
      const { minimum } = readModuleMemory(bytes);
      expect(minimum).toBeGreaterThanOrEqual(0);
    } catch (error) {
      expect((error as Error).message).toMatch(/^its? /);
    }
  }
});
