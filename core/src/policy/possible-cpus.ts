import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * CPUs for which the kernel keeps a value in per-CPU maps: those that could ever be plugged in. From
 * /sys/devices/system/cpu/possible, which holds ranges (`0-3,8`).
 */
export function possibleCpus(): number {
  try {
    return countRanges(readFileSync('/sys/devices/system/cpu/possible', 'latin1').trim());
  } catch {
    return availableParallelism();
  }
}

/** Number of CPUs in a list of ranges: 5 for `0-3,8`. */
export function countRanges(list: string): number {
  return list.split(',').reduce((sum, range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return sum + last - first + 1;
  }, 0);
}
