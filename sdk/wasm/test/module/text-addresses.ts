import { execFileSync } from 'node:child_process';

/** Addresses of a file's `.text`, evenly apart, from its first on: so many, or one every `step` bytes. */
export function textAddresses(path: string, apart: { readonly count: number } | { readonly step: bigint }): bigint[] {
  const sections = execFileSync('readelf', ['-SW', path], { maxBuffer: 1 << 28 }).toString('latin1');
  const [, from = '0', length = '0'] = /\] \.text +\S+ +([0-9a-f]+) [0-9a-f]+ ([0-9a-f]+)/.exec(sections) ?? [];
  const [start, size] = [BigInt(`0x${from}`), BigInt(`0x${length}`)];
  const step = 'step' in apart ? apart.step : size / BigInt(apart.count) || 1n;
  return Array.from({ length: Number(size / step) }, (_, i) => start + BigInt(i) * step);
}
