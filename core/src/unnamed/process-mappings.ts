import { readFileSync } from 'node:fs';
import type { Mapping } from '../profile/model.ts';

/** The file that a process maps at an address, from /proc/PID/maps as it is now; for processes that are gone, nothing. */
export class ProcessMappings {
  readonly #processes = new Map<number, readonly Mapping[]>();

  find(tgid: number, address: bigint): Mapping | undefined {
    const known = this.#processes.get(tgid) ?? readMappings(tgid);
    this.#processes.set(tgid, known);
    return known.find(({ start, limit }) => start <= address && address < limit);
  }
}

/** Executable file mappings; their paths hold whatever bytes the process chose. */
function readMappings(tgid: number): Mapping[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${tgid}/maps`, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(/^([0-9a-f]+)-([0-9a-f]+) ..x. ([0-9a-f]+) \S+ \d+ +(\/.*)$/gm)].map(
    ([, start = '0', limit = '0', offset = '0', file = '']) => ({
      start: BigInt(`0x${start}`),
      limit: BigInt(`0x${limit}`),
      fileOffset: BigInt(`0x${offset}`),
      file,
      buildId: '',
    }),
  );
}
