/** Histograms as BCC's tools print them: a line a slot with its bounds, its count and a bar. */
import { ByteSink } from './byte-sink.ts';
import { visible } from './escape.ts';

export interface Histogram {
  /** Counts by slot. */
  readonly slots: readonly bigint[];
  readonly scale: 'log2' | 'linear';
  /** Width of a slot of a linear histogram. */
  readonly step: bigint;
  /** What the slots are in, such as usecs. */
  readonly unit: string;
  /** Above it, such as `disk = sda`; empty when there is only one. */
  readonly heading: string;
}

/** Bounds wider than 32 bits get more room and shorter bars. */
const narrow = { slots: 32, bound: 10, bar: 40, before: 5, unit: 19 } as const;
const wide = { bound: 20, bar: 20, before: 15, unit: 29 } as const;

export function renderHistograms(histograms: readonly Histogram[]): Uint8Array[] {
  const sink = new ByteSink();
  for (const histogram of histograms) {
    const last = histogram.slots.findLastIndex((count) => count > 0n);
    if (last < 0) continue;
    sink.write(histogram.heading === '' ? '' : `\n${visible(histogram.heading)}\n`);
    sink.write(histogram.scale === 'log2' ? log2Text(histogram, last) : linearText(histogram, last));
  }
  return sink.finish();
}

/** Smallest and largest value that a slot of a log2 histogram counts. */
export function log2Bounds(slot: number): { from: bigint; to: bigint } {
  return { from: slot === 0 ? 0n : 1n << BigInt(slot), to: (1n << BigInt(slot + 1)) - 1n };
}

function log2Text({ slots, unit }: Histogram, last: number): string {
  const { bound, bar, before, unit: room } = last < narrow.slots ? narrow : wide;
  const most = largest(slots);
  const head = `${' '.repeat(before)}${visible(unit).padEnd(room)}: count    distribution\n`;
  const lines = slots.slice(0, last + 1).map((count, slot) => {
    const { from, to } = log2Bounds(slot);
    return `${String(from).padStart(bound)} -> ${String(to).padEnd(bound)} : ${stars(count, most, bar)}`;
  });
  return head + lines.join('');
}

function linearText({ slots, unit, step }: Histogram, last: number): string {
  const most = largest(slots);
  const first = slots.findIndex((count) => count > 0n);
  const head = `${' '.repeat(narrow.before)}${visible(unit).padEnd(14)}: count    distribution\n`;
  const lines = slots
    .slice(first, last + 1)
    .map(
      (count, slot) =>
        `${' '.repeat(8)}${String(BigInt(first + slot) * step).padEnd(10)} : ${stars(count, most, narrow.bar)}`,
    );
  return head + lines.join('');
}

function stars(count: bigint, most: bigint, room: number): string {
  const filled = most === 0n ? 0 : Number((count * BigInt(room)) / most);
  return `${String(count).padEnd(8)} |${'*'.repeat(filled).padEnd(room)}|\n`;
}

function largest(slots: readonly bigint[]): bigint {
  return slots.reduce((most, count) => (count > most ? count : most), 0n);
}
