import type { Result } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { type Histogram, renderHistograms } from '../output/histogram-text.ts';
import { type Column, cellText, monotonicEpochNs, RecordTable } from '../output/record-table.ts';
import { type RecordsHead, renderEvent, renderHistogramsJson, renderRows } from '../output/records-json.ts';
import type { FieldValue } from '../records/field.ts';
import type { ResultRecord } from '../records/result-reader.ts';
import type { RecordsResult } from '../session/record-results.ts';
import { printOut } from './terminal.ts';

/** Forms that rows, events and histograms have. */
export type RecordsFormat = 'text' | 'json';

/** Makes text and JSON of results that are records. */
export class RecordsWriter {
  readonly #manifest: Manifest;
  readonly #options: ToolOptions;
  /** Fixed at the start, so that times of one trace agree with each other. */
  readonly #epochNs = monotonicEpochNs();

  constructor(manifest: Manifest, options: ToolOptions) {
    this.#manifest = manifest;
    this.#options = options;
  }

  /** One result of a turn. top: rows that are shown, all without. */
  render(format: RecordsFormat, found: RecordsResult, top: number | undefined): Uint8Array[] {
    const result = this.#result(found);
    const columns = columnsOf(result, found);
    const head = this.#head(result, columns);
    if (result.kind === 'histograms') {
      const shape = shapeOf(result);
      if (format === 'json') return renderHistogramsJson(head, found.records, shape);
      const heading = (record: ResultRecord) => this.#heading(columns, record.values);
      return renderHistograms(
        found.records.map((record) => ({ ...shape, slots: record.slots, heading: heading(record) })),
      );
    }
    const records = mostOf(result, sorted(result, found.records), top);
    if (format === 'json') return renderRows(head, records);
    return [Buffer.from(new RecordTable(columns, this.#epochNs).whole(records.map(({ values }) => values)))];
  }

  /** The titles above events that will be printed as they come. */
  printHead(found: RecordsResult): void {
    printOut(new RecordTable(columnsOf(this.#result(found), found), this.#epochNs).head());
  }

  /** Events, as they come. */
  printEvents(format: RecordsFormat, found: RecordsResult): void {
    const result = this.#result(found);
    const columns = columnsOf(result, found);
    if (format === 'json') {
      const head = this.#head(result, columns);
      printOut(found.records.map((record) => renderEvent(head, record)).join(''));
    } else printOut(new RecordTable(columns, this.#epochNs).lines(found.records.map(({ values }) => values)));
  }

  #result({ result }: RecordsResult): Result {
    const declared = this.#manifest.results[result];
    if (declared === undefined) throw new RangeError(`no result ${result}`);
    return declared;
  }

  #head({ name, title }: Result, columns: readonly Column[]): RecordsHead {
    return { result: name, title: titleText(title, this.#options), columns };
  }

  #heading(columns: readonly Column[], values: readonly FieldValue[]): string {
    return columns
      .map(({ title, unit }, index) => `${title} = ${cellText(values[index] ?? '', unit, this.#epochNs)}`)
      .join(', ');
  }
}

/** A title with the values of the options it names. */
export function titleText(title: string, options: ToolOptions): string {
  return title.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) => options.text(name) ?? whole);
}

function columnsOf({ columns = [] }: Result, { textColumns }: RecordsResult): Column[] {
  return columns.map(({ field, title, width, unit, align }, index) => ({
    ...{ field, title, width, unit, align },
    text: textColumns[index] === true,
  }));
}

function shapeOf({ histogram }: Result): Pick<Histogram, 'scale' | 'step' | 'unit'> {
  return {
    scale: histogram?.scale ?? 'log2',
    step: BigInt(histogram?.step ?? 1),
    unit: histogram?.unit ?? '',
  };
}

/** By the column that the manifest names; as they were read without. What is largest stands last, unless told otherwise. */
function sorted({ columns = [], text }: Result, records: readonly ResultRecord[]): readonly ResultRecord[] {
  const by = columns.findIndex(({ field }) => field === text?.by);
  if (by < 0) return records;
  const ascending = records.toSorted((a, b) => compare(a.values[by] ?? '', b.values[by] ?? ''));
  return text?.sort === 'descending' ? ascending.toReversed() : ascending;
}

/** The first or last ones, whichever are largest in the order they stand in. */
function mostOf({ text }: Result, records: readonly ResultRecord[], top = records.length): readonly ResultRecord[] {
  return text?.sort === 'descending' || text?.by === undefined
    ? records.slice(0, top)
    : records.slice(Math.max(0, records.length - top));
}

function compare(a: FieldValue, b: FieldValue): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
