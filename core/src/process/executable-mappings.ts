import { readFileSync } from 'node:fs';

/** An executable mapping of a process. */
export interface ExecutableMapping {
  readonly start: bigint;
  readonly end: bigint;
  /** File offset of its first byte. */
  readonly offset: bigint;
  /** Names the mapped object on this machine: `DEVICE:INODE`, or `vdso`. Undefined for code without a file (JIT). */
  readonly object: string | undefined;
}

/**
 * The executable mappings of a process in address order, from /proc/PID/maps. Only the numbers of a line are read: paths
 * are chosen by whoever started the process.
 *
 * @returns undefined when the process is gone
 */
export function executableMappings(pid: number): ExecutableMapping[] | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/maps`, 'latin1');
  } catch {
    return undefined;
  }
  return parseExecutableMappings(text);
}

const line = /^([0-9a-f]+)-([0-9a-f]+) ..x. ([0-9a-f]+) ([0-9a-f]+:[0-9a-f]+) (\d+) *(\[vdso\]$)?/gm;

/** The same of a text in the form of /proc/PID/maps. */
export function parseExecutableMappings(text: string): ExecutableMapping[] {
  return Array.from(text.matchAll(line), ([, start, end, offset, device, inode, vdso]) => ({
    start: BigInt(`0x${start}`),
    end: BigInt(`0x${end}`),
    offset: BigInt(`0x${offset}`),
    object: vdso ? 'vdso' : inode === '0' ? undefined : `${device}:${inode}`,
  }));
}
