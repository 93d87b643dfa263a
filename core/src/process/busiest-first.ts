import { readdirSync } from 'node:fs';
import { readTaskStat } from './process-stat.ts';

/** Every process of the machine: those that run at this moment, then those that have used the most CPU time. */
export function busiestFirst(): number[] {
  const weights = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readTaskStat(Number(name));
    if (stat !== undefined) weights.set(Number(name), stat.state === 'R' ? Number.POSITIVE_INFINITY : stat.cpuTicks);
  }
  return [...weights].sort(([, a], [, b]) => (a === b ? 0 : b - a)).map(([pid]) => pid);
}
