import type { Result, Stream } from '../manifest/manifest.generated.ts';
import { type Field, type FieldValue, plainNumber } from './field.ts';
import type { PlacedType, RecordTypes } from './record-types.ts';

/** One record of a result, as the manifest's columns choose from it. */
export interface ResultRecord {
  /** One for each column, in their order. */
  readonly values: readonly FieldValue[];
  /** Counts of a histogram by slot; empty for other results. */
  readonly slots: readonly bigint[];
}

/** Sizes of a map's key and value in bytes. */
export interface MapShape {
  readonly name: string;
  readonly type: string;
  readonly keySize: number;
  readonly valueSize: number;
}

/** Why a result cannot be read: a manifest and an object that do not fit each other. */
export class UnreadableResult extends Error {}

/** Reads the records of one result. */
export class ResultReader {
  readonly #columns: readonly Field[];
  readonly #slots: Field | undefined;
  /** Bytes of one map entry; 0 for records that carry their length. */
  readonly #stride: number;
  /** The entries are the slots of one histogram. */
  readonly #entriesAreSlots: boolean;

  private constructor(result: Result, find: (path: string) => Field | undefined, map: MapShape | undefined) {
    const field = (path: string): Field => {
      const found = find(path);
      if (found === undefined) throw new UnreadableResult(`field '${path}' is no number or text of its records`);
      return found;
    };
    this.#columns = (result.columns ?? []).map((column) => field(column.field));
    this.#slots = result.histogram && field(result.histogram.field);
    this.#stride = map === undefined ? 0 : padded(map.keySize) + padded(map.valueSize);
    this.#entriesAreSlots = isArray(map) && result.histogram?.field === 'value';
  }

  /** For each column, whether its values are text. */
  get textColumns(): boolean[] {
    return this.#columns.map(({ text }) => text);
  }

  /** For the entries of a map. @throws {UnreadableResult} */
  static ofMap(result: Result, stream: Stream, { map, types }: { map: MapShape; types: RecordTypes }): ResultReader {
    const valueAt = padded(map.keySize);
    const typed = types.ofMap(map.name);
    const struct = stream.record === undefined ? undefined : types.struct(stream.record);
    const key = placed(typed?.key, 0);
    const value = placed(struct ?? typed?.value, valueAt);
    const whole = (type: PlacedType | undefined, offset: number, size: number): Field | undefined =>
      type === undefined ? plainNumber(offset, size) : types.whole(type);
    const within = (type: PlacedType | undefined, path: string): Field | undefined => type && types.field(type, path);
    const find = (path: string): Field | undefined => {
      if (path === 'index' || path === 'key') return whole(key, 0, map.keySize);
      if (path === 'value') return whole(value, valueAt, map.valueSize);
      const [first = '', ...rest] = path.split('.');
      return (
        within(value, path) ??
        within(key, path) ??
        (first === 'key' ? within(key, rest.join('.')) : undefined) ??
        (first === 'value' ? within(value, rest.join('.')) : undefined)
      );
    };
    const reader = new ResultReader(result, find, map);
    const last = Math.max(0, ...[...reader.#columns, ...(reader.#slots ? [reader.#slots] : [])].map(({ end }) => end));
    if (last > reader.#stride) throw new UnreadableResult(`its types are larger than the entries of map '${map.name}'`);
    return reader;
  }

  /** For records of a ring buffer, or that a module emits. struct: of the object's BTF. @throws {UnreadableResult} */
  static ofRecords(result: Result, struct: string | undefined, types: RecordTypes): ResultReader {
    const id = struct === undefined ? undefined : types.struct(struct);
    if (id === undefined) throw new UnreadableResult(`the object does not describe a struct '${struct ?? ''}'`);
    return new ResultReader(result, (path) => types.field({ id, offset: 0 }, path), undefined);
  }

  /** Entries as they are drained: key and value, each padded to 8 bytes. @throws {UnreadableResult} */
  entries(bytes: Uint8Array): ResultRecord[] {
    const view = viewOf(bytes);
    const starts = Array.from({ length: Math.floor(bytes.length / this.#stride) }, (_, index) => index * this.#stride);
    const read = starts.map((at) => this.#read(view, at));
    if (!this.#entriesAreSlots) return read;
    return [{ values: [], slots: read.flatMap(({ slots }) => slots) }];
  }

  /** Records behind each other: u32 length, u32 zero, the record padded to 8 bytes. @throws {UnreadableResult} */
  framed(bytes: Uint8Array): ResultRecord[] {
    const records: ResultRecord[] = [];
    const view = viewOf(bytes);
    for (let at = 0; at < bytes.length; ) {
      const length = at + 8 <= bytes.length ? view.getUint32(at, true) : -1;
      if (length < 0 || at + 8 + length > bytes.length) throw new UnreadableResult('its records end too early');
      records.push(this.#read(viewOf(bytes.subarray(at + 8, at + 8 + length)), 0));
      at += 8 + padded(length);
    }
    return records;
  }

  #read(view: DataView, at: number): ResultRecord {
    try {
      const slots = this.#slots?.read(view, at);
      return {
        values: this.#columns.map((column) => column.read(view, at)),
        slots: typeof slots === 'bigint' ? [slots] : typeof slots === 'object' ? slots : [],
      };
    } catch (error) {
      if (error instanceof RangeError) throw new UnreadableResult('a record is shorter than its type');
      throw error;
    }
  }
}

function isArray(map: MapShape | undefined): boolean {
  return map?.type === 'array' || map?.type === 'percpu_array';
}

function placed(id: number | undefined, offset: number): PlacedType | undefined {
  return id === undefined ? undefined : { id, offset };
}

function padded(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
