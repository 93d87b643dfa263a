/** Rows, events and histograms as JSON. Numbers are exact digits and may be larger than 2^53. */
import type { FieldValue } from '../records/field.ts';
import type { ResultRecord } from '../records/result-reader.ts';
import { ByteSink } from './byte-sink.ts';
import { safeJson, visible } from './escape.ts';
import { type Histogram, log2Bounds } from './histogram-text.ts';
import type { Column } from './record-table.ts';

/** What the JSON says beside the records. */
export interface RecordsHead {
  /** Name of the result in the manifest. */
  readonly result: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** One object with all rows, each an object by field. */
export function renderRows(head: RecordsHead, records: readonly ResultRecord[]): Uint8Array[] {
  const sink = new ByteSink();
  sink.write(opening('bccx.rows', head));
  writeList(
    sink,
    'rows',
    records.map(({ values }) => fieldsJson(head.columns, values)),
  );
  return sink.finish();
}

/** One event on a line of its own, for reading as they come. */
export function renderEvent({ result, columns }: RecordsHead, { values }: ResultRecord): string {
  return `{"result": ${safeJson(result)}, "values": ${fieldsJson(columns, values)}}\n`;
}

/** One object with all histograms; slots without a count are left out. */
export function renderHistogramsJson(
  head: RecordsHead,
  records: readonly ResultRecord[],
  shape: Pick<Histogram, 'scale' | 'step' | 'unit'>,
): Uint8Array[] {
  const sink = new ByteSink();
  sink.write(opening('bccx.histograms', head));
  sink.write(`"scale": ${safeJson(shape.scale)}, "unit": ${safeJson(visible(shape.unit))},\n`);
  const slotJson = (count: bigint, slot: number): string[] => {
    const linear = BigInt(slot) * shape.step;
    const { from, to } = shape.scale === 'log2' ? log2Bounds(slot) : { from: linear, to: linear + shape.step - 1n };
    return count === 0n ? [] : [`{"from": ${from}, "to": ${to}, "count": ${count}}`];
  };
  writeList(
    sink,
    'histograms',
    records.map(
      ({ values, slots }) =>
        `{"values": ${fieldsJson(head.columns, values)}, "slots": [${slots.flatMap(slotJson).join(', ')}]}`,
    ),
  );
  return sink.finish();
}

function opening(format: string, { result, title, columns }: RecordsHead): string {
  const described = columns.map(({ field, title: name, unit }) => ({
    field,
    title: name,
    ...(unit === undefined ? {} : { unit }),
  }));
  return (
    `{\n"format": "${format}", "version": 1,\n"result": ${safeJson(result)}, "title": ${safeJson(visible(title))},\n` +
    `"columns": ${safeJson(described)},\n`
  );
}

function writeList(sink: ByteSink, name: string, items: readonly string[]): void {
  sink.write(`"${name}": [`);
  items.forEach((item, index) => {
    sink.write(`${index === 0 ? '\n' : ',\n'}${item}`);
  });
  sink.write(']\n}\n');
}

function fieldsJson(columns: readonly Column[], values: readonly FieldValue[]): string {
  const fields = columns.map(({ field }, index) => `${safeJson(field)}: ${valueJson(values[index] ?? '')}`);
  return `{${fields.join(', ')}}`;
}

function valueJson(value: FieldValue): string {
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? safeJson(visible(value)) : `[${value.join(', ')}]`;
}
