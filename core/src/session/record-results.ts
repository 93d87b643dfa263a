import { BccxError } from '../errors/bccx-error.ts';
import type { Result } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { RecordTypes } from '../records/record-types.ts';
import { type MapShape, ResultReader, type ResultRecord, UnreadableResult } from '../records/result-reader.ts';

/** Rows, events or histograms of one stretch of a trace. */
export interface RecordsResult {
  readonly kind: 'records';
  /** Index in the manifest's results. */
  readonly result: number;
  readonly records: readonly ResultRecord[];
  /** For each column, whether its values are text. */
  readonly textColumns: readonly boolean[];
}

interface OpenResult {
  readonly index: number;
  readonly reader: ResultReader;
  /** Index in the manifest's data; undefined when the module emits the records. */
  readonly stream: number | undefined;
  pending: ResultRecord[];
}

/** Takes down what is read, and what comes of it. */
export interface RecordsRecorder {
  /** Shapes of the object's maps. */
  maps(maps: readonly MapShape[]): void;
  entries(stream: number, bytes: Uint8Array): void;
  records(stream: number, bytes: Uint8Array, made: readonly RecordsResult[]): void;
  /** The results of one stretch of the trace. */
  turn(made: readonly RecordsResult[]): void;
}

/** Results of a run that are records: read by the types in the object, with or without a module. */
export class RecordResults {
  readonly #manifest: Manifest;
  readonly #results: OpenResult[];

  readonly #recorder: RecordsRecorder | undefined;

  private constructor(manifest: Manifest, results: OpenResult[], recorder: RecordsRecorder | undefined) {
    this.#manifest = manifest;
    this.#results = results;
    this.#recorder = recorder;
  }

  /** @throws {BccxError} BCCX_RESULT_RECORDS when the object's types do not have what the manifest names */
  static open(
    { manifest, options }: { manifest: Manifest; options: ToolOptions },
    { bytes, maps }: { bytes: Uint8Array; maps: readonly MapShape[] },
    recorder?: RecordsRecorder,
  ): RecordResults {
    recorder?.maps(maps);
    let types: RecordTypes | undefined;
    const results = manifest.results.flatMap((result, index): OpenResult[] => {
      if (result.kind === 'stacks' || !options.holds(result.when)) return [];
      types ??= new RecordTypes(bytes);
      const known = types;
      const stream = manifest.data.findIndex(({ name }) => name === result.stream);
      const reader = readable(manifest, result, () => readerOf(manifest, { result, stream, maps }, known));
      return [{ index, reader, stream: stream < 0 ? undefined : stream, pending: [] }];
    });
    return new RecordResults(manifest, results, recorder);
  }

  /** True when this stream is read here and not by the module. */
  takes(stream: number): boolean {
    return this.#results.some((each) => each.stream === stream);
  }

  /** Entries of a map, as they are drained: kept until `take`. @throws {BccxError} BCCX_RESULT_RECORDS */
  add(stream: number, bytes: Uint8Array): void {
    this.#recorder?.entries(stream, bytes);
    for (const each of this.#results) {
      if (each.stream !== stream) continue;
      const records = this.#readable(each, () => each.reader.entries(bytes));
      each.pending = joined(each.pending, records, this.#manifest.results[each.index]);
    }
  }

  /** Records of a ring buffer, for each result that has them, at once. @throws {BccxError} BCCX_RESULT_RECORDS */
  events(stream: number, bytes: Uint8Array): RecordsResult[] {
    const made = this.#results
      .filter((each) => each.stream === stream)
      .map((each) =>
        found(
          each,
          this.#readable(each, () => each.reader.framed(bytes)),
        ),
      );
    this.#recorder?.records(stream, bytes, made);
    return made;
  }

  /** The results whose records come one by one, without any. */
  get streaming(): RecordsResult[] {
    return this.#results.filter((each) => this.#isRing(each)).map((each) => found(each, []));
  }

  /** Records that the module emitted for a result. @throws {BccxError} BCCX_RESULT_RECORDS, BCCX_INTERNAL */
  emitted(result: number, bytes: Uint8Array): RecordsResult {
    const open = this.#results.find((each) => each.index === result && each.stream === undefined);
    if (open === undefined)
      throw new BccxError('BCCX_RESULT_RECORDS', {
        result: this.#manifest.results[result]?.name ?? String(result),
        tool: this.#manifest.name,
        what: 'the module emitted records for it, and the manifest does not say so',
      });
    return found(
      open,
      this.#readable(open, () => open.reader.framed(bytes)),
    );
  }

  /** What was added since the last time, a result of no records included. Events were handed over before. */
  take(): RecordsResult[] {
    const made = this.#results
      .filter((each) => each.stream !== undefined && !this.#isRing(each))
      .map((each) => {
        const records = each.pending;
        each.pending = [];
        return found(each, records);
      });
    this.#recorder?.turn(made);
    return made;
  }

  #isRing({ stream }: OpenResult): boolean {
    return stream !== undefined && this.#manifest.data[stream]?.kind === 'ring-buffer';
  }

  #readable<T>({ index }: OpenResult, read: () => T): T {
    return readable(this.#manifest, this.#manifest.results[index], read);
  }
}

function readerOf(
  manifest: Manifest,
  { result, stream, maps }: { result: Result; stream: number; maps: readonly MapShape[] },
  types: RecordTypes,
): ResultReader {
  const data = manifest.data[stream];
  if (data === undefined) return ResultReader.ofRecords(result, result.record, types);
  if (data.kind === 'ring-buffer') return ResultReader.ofRecords(result, data.record, types);
  const map = maps.find(({ name }) => name === data.map);
  if (map === undefined) throw new UnreadableResult(`the object has no map '${data.map}'`);
  return ResultReader.ofMap(result, data, { map, types });
}

function found({ index, reader }: OpenResult, records: readonly ResultRecord[]): RecordsResult {
  return { kind: 'records', result: index, records, textColumns: reader.textColumns };
}

/** One histogram in several batches stays one. */
function joined(before: ResultRecord[], more: ResultRecord[], result: Result | undefined): ResultRecord[] {
  const [first] = before;
  const [next] = more;
  if (result?.histogram?.field !== 'value' || first === undefined || next === undefined) return [...before, ...more];
  return [{ values: [], slots: [...first.slots, ...next.slots] }];
}

function readable<T>(manifest: Manifest, result: Result | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableResult)) throw error;
    const params = { result: result?.name ?? '', tool: manifest.name, what: error.message };
    throw new BccxError('BCCX_RESULT_RECORDS', params, { cause: error });
  }
}
