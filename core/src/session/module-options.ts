import { readFileSync } from 'node:fs';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';

/** What `bccx_configure` is given, keys as sdk/abi/abi.v1.json documents them. */
export function moduleOptions(manifest: Manifest, options: ToolOptions): Record<string, string> {
  const entries: [string, string][] = [
    ['host.arch', process.arch],
    ...machineFacts(),
    ['trace.start_ns', String(process.hrtime.bigint())],
    ...manifest.data.map((stream, index): [string, string] => [`stream.${stream.name}`, String(index)]),
  ];
  for (const { name, to } of manifest.options) {
    const value = options.text(name);
    if (value !== undefined && to?.some((target) => 'module' in target)) entries.push([`opt.${name}`, value]);
  }
  return Object.fromEntries(entries);
}

/** Types of the auxiliary vector (include/uapi/linux/auxvec.h). */
const AT_PAGESZ = 6n;
const AT_CLKTCK = 17n;

/** Page size and clock ticks a second, as the kernel tells every process. */
function machineFacts(): [string, string][] {
  const bytes = readFileSync('/proc/self/auxv');
  const words = new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
  const facts = new Map<bigint, bigint>();
  for (let at = 0; at + 1 < words.length; at += 2) facts.set(words[at] ?? 0n, words[at + 1] ?? 0n);
  return [
    ['host.page_size', String(facts.get(AT_PAGESZ) ?? 4096n)],
    ['host.hz', String(facts.get(AT_CLKTCK) ?? 100n)],
  ];
}
