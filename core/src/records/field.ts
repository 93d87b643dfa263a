import { BTF, type Btf } from '../policy/object/btf.ts';

/** A value of a record: a whole number, text, or several numbers. */
export type FieldValue = bigint | string | readonly bigint[];

/** One value within a record of C's layout, little-endian. */
export interface Field {
  /** Bytes from the start of the record to the end of the value. */
  readonly end: number;
  /** True for text, which stands left in a table. */
  readonly text: boolean;
  /** at: where the record starts. @throws {RangeError} when the record ends before the value does */
  read(view: DataView, at: number): FieldValue;
}

/** An unsigned number that no type describes, such as the key of an array map. bytes: 1, 2, 4 or 8. */
export function plainNumber(offset: number, bytes: number): Field | undefined {
  const read = numberReader(bytes, false);
  return read && { end: offset + bytes, text: false, read: (view, at) => read(view, at + offset) };
}

/** The field of a BTF type at an offset; undefined for a type that is not shown as one value. */
export function fieldOf(btf: Btf, type: number, offset: number): Field | undefined {
  const id = btf.resolve(type);
  if (btf.kind(id) === BTF.ARRAY) return arrayField(btf, id, offset);
  const read = scalarReader(btf, id);
  return read && { end: offset + btf.sizeOf(id), text: false, read: (view, at) => read(view, at + offset) };
}

type NumberReader = (view: DataView, at: number) => bigint;

/** `char[n]` is text up to the first NUL, any other array of numbers several numbers. */
function arrayField(btf: Btf, id: number, offset: number): Field | undefined {
  const { element, count } = btf.array(id);
  const item = btf.resolve(element);
  const read = scalarReader(btf, item);
  if (read === undefined) return undefined;
  const size = btf.sizeOf(item);
  const end = offset + size * count;
  if (isCharacter(btf, item)) return { end, text: true, read: (view, at) => textAt(view, at + offset, count) };
  return {
    end,
    text: false,
    read: (view, at) => Array.from({ length: count }, (_, index) => read(view, at + offset + index * size)),
  };
}

/** C's `char`, whichever sign it has; `u8` is a number. */
function isCharacter(btf: Btf, id: number): boolean {
  return btf.kind(id) === BTF.INT && btf.name(id) === 'char';
}

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) throw new RangeError('the record ends within its text');
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function scalarReader(btf: Btf, id: number): NumberReader | undefined {
  switch (btf.kind(id)) {
    case BTF.INT:
      return numberReader(btf.size(id), btf.integer(id).signed);
    case BTF.ENUM:
    case BTF.ENUM64:
      return numberReader(btf.size(id), false);
    case BTF.PTR:
      return numberReader(8, false);
    default:
      return undefined;
  }
}

function numberReader(bytes: number, signed: boolean): NumberReader | undefined {
  switch (bytes) {
    case 1:
      return (view, at) => BigInt(signed ? view.getInt8(at) : view.getUint8(at));
    case 2:
      return (view, at) => BigInt(signed ? view.getInt16(at, true) : view.getUint16(at, true));
    case 4:
      return (view, at) => BigInt(signed ? view.getInt32(at, true) : view.getUint32(at, true));
    case 8:
      return (view, at) => (signed ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
    default:
      return undefined;
  }
}
