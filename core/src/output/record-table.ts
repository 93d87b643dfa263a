/** Rows and events as text: a line of titles, then a line for each record, columns two spaces apart. */
import type { FieldValue } from '../records/field.ts';
import { visible } from './escape.ts';
import { humanAmount } from './units.ts';

/** How one column is shown; `unit` as the manifest has it. */
export interface Column {
  readonly field: string;
  readonly title: string;
  readonly width?: number | undefined;
  readonly unit?: string | undefined;
  readonly align?: 'left' | 'right' | undefined;
  /** Its values are text. */
  readonly text: boolean;
}

/** Columns of events, whose widest value is not known yet, are this wide unless the manifest says otherwise. */
const eventWidth = { text: 16, number: 8 } as const;

const nanoseconds: Readonly<Record<string, string>> = {
  ns: 'nanoseconds',
  us: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
  bytes: 'bytes',
};

/** Writes records as lines; one table keeps its widths. */
export class RecordTable {
  readonly #columns: readonly Column[];
  /** Wall-clock time of monotonic time 0, in nanoseconds. */
  readonly #epochNs: bigint;

  constructor(columns: readonly Column[], epochNs = monotonicEpochNs()) {
    this.#columns = columns;
    this.#epochNs = epochNs;
  }

  /** Titles and all lines, each column as wide as its widest cell. */
  whole(records: readonly (readonly FieldValue[])[]): string {
    const cells = records.map((values) => this.#cells(values));
    const widths = this.#columns.map(({ title, width = 0 }, column) =>
      cells.reduce((most, row) => Math.max(most, lengthOf(row[column] ?? '')), Math.max(width, lengthOf(title))),
    );
    return [this.#titles(), ...cells].map((row) => this.#line(row, widths)).join('');
  }

  /** The titles above events. */
  head(): string {
    return this.#line(this.#titles(), this.#eventWidths());
  }

  /** A line for each event, as wide as `head` is. */
  lines(records: readonly (readonly FieldValue[])[]): string {
    const widths = this.#eventWidths();
    return records.map((values) => this.#line(this.#cells(values), widths)).join('');
  }

  #titles(): string[] {
    return this.#columns.map(({ title }) => visible(title));
  }

  #cells(values: readonly FieldValue[]): string[] {
    return this.#columns.map(({ unit }, index) => visible(cellText(values[index] ?? '', unit, this.#epochNs)));
  }

  #eventWidths(): number[] {
    return this.#columns.map(({ title, width, text }) =>
      Math.max(lengthOf(title), width ?? (text ? eventWidth.text : eventWidth.number)),
    );
  }

  #line(cells: readonly string[], widths: readonly number[]): string {
    const padded = cells.map((cell, index) => {
      const { align, text } = this.#columns[index] ?? { text: false };
      const gap = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)));
      return (align ?? (text ? 'left' : 'right')) === 'left' ? cell + gap : gap + cell;
    });
    return `${padded.join('  ').trimEnd()}\n`;
  }
}

/** One value as text, without its escaping. */
export function cellText(value: FieldValue, unit: string | undefined, epochNs: bigint): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return value.map((each) => cellText(each, unit, epochNs)).join(' ');
  if (unit === 'hex') return `0x${BigInt.asUintN(64, value).toString(16)}`;
  if (unit === 'time') return timeOfDay(epochNs + value);
  const scale = unit === undefined ? undefined : nanoseconds[unit];
  return scale === undefined ? String(value) : humanAmount(Number(value), scale);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Nanoseconds of the wall clock when CLOCK_MONOTONIC was 0. */
export function monotonicEpochNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
}

/** `HH:MM:SS.mmm` of nanoseconds since the epoch, local time. */
function timeOfDay(ns: bigint): string {
  const date = new Date(Number(ns / 1_000_000n));
  return `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
