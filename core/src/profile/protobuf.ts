/**
 * Protocol-buffer wire format (protobuf.dev/programming-guides/encoding), as much of it as profiles need.
 * The reader takes bytes from anywhere: every length is checked against what is left before it is used.
 */
import { BccxError } from '../errors/bccx-error.ts';

/** Wire types. */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;

/** Where messages lie in the bytes that a reader reads: first byte, and the byte behind the last. */
export interface Messages {
  readonly starts: number[];
  readonly ends: number[];
}

/** Walks the fields of one message. */
export class ProtoReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #end: number;
  /** Field number and wire type of the field that `next` stopped at. */
  field = 0;
  wire = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const tag = this.uint();
    if (typeof tag !== 'number' || tag > 0xffff_ffff) throw malformed('a field number is out of range');
    this.field = Math.floor(tag / 8);
    this.wire = tag % 8;
    if (this.field === 0) throw malformed('field number 0');
    return true;
  }

  /** An unsigned varint: a number up to 2^53 - 1, a bigint beyond. */
  uint(): number | bigint {
    const start = this.#at;
    const first = this.#byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let factor = 128;
    for (let i = 1; i < 7; i++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
    this.#at = start;
    let big = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      big |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        big = BigInt.asUintN(64, big);
        return big <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(big) : big;
      }
    }
    throw malformed('an integer is longer than ten bytes');
  }

  /** A varint as a signed 64-bit integer: a number where it fits, else a bigint. */
  int(): number | bigint {
    return signed64(this.uint());
  }

  /** A varint that is used as a small number or an index; 2^53 - 1 when it is larger than that. */
  small(): number {
    const value = this.uint();
    return typeof value === 'number' ? value : Number.MAX_SAFE_INTEGER;
  }

  /** A varint as an unsigned 64-bit bigint. */
  big(): bigint {
    return BigInt(this.uint());
  }

  /** The bytes of a length-delimited field, not copied. */
  bytes(): Uint8Array {
    const { start, end } = this.#range();
    return this.#bytes.subarray(start, end);
  }

  /** Notes where the message in a length-delimited field lies, for `goTo`. */
  note(into: Messages): void {
    const { start, end } = this.#range();
    into.starts.push(start);
    into.ends.push(end);
  }

  /** Goes to a message that a reader of the same bytes noted. */
  goTo({ starts, ends }: Messages, index: number): void {
    this.#at = starts[index]!;
    this.#end = ends[index]!;
  }

  /** A reader of the message in a length-delimited field. */
  message(): ProtoReader {
    const { start, end } = this.#range();
    return new ProtoReader(this.#bytes, start, end);
  }

  /** Appends the elements of a repeated integer field, packed or not, as `uint` reads them. */
  uints(into: (number | bigint)[]): void {
    if (this.wire !== BYTES) {
      this.expect(VARINT);
      into.push(this.uint());
      return;
    }
    const { start, end } = this.#range();
    const behind = this.#end;
    this.#at = start;
    this.#end = end;
    while (this.#at < end) into.push(this.uint());
    this.#end = behind;
  }

  /** Passes over the value of the present field. */
  skip(): void {
    if (this.wire === VARINT) this.uint();
    else if (this.wire === FIXED64) this.#advance(8);
    else if (this.wire === BYTES) this.#range();
    else if (this.wire === FIXED32) this.#advance(4);
    else throw malformed(`wire type ${this.wire}`);
  }

  /** Checks that the present field has the wire type that its number is known by. */
  expect(wire: number): void {
    if (this.wire !== wire) throw malformed(`field ${this.field} has wire type ${this.wire}`);
  }

  #byte(): number {
    if (this.#at >= this.#end) throw malformed('it ends inside an integer');
    return this.#bytes[this.#at++]!;
  }

  #range(): { start: number; end: number } {
    this.expect(BYTES);
    const length = this.small();
    const start = this.#at;
    this.#advance(length);
    return { start, end: this.#at };
  }

  #advance(length: number): void {
    if (length > this.#end - this.#at) throw malformed('a length goes past the end');
    this.#at += length;
  }
}

/** What `uint` read as a signed 64-bit integer: a number where it fits, else a bigint. */
export function signed64(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value;
  const signed = BigInt.asIntN(64, value);
  const small = Number(signed);
  return Number.isSafeInteger(small) ? small : signed;
}

function malformed(what: string): BccxError {
  return new BccxError('BCCX_PROFILE_MALFORMED', { what });
}

/** Writes messages into one growing buffer. Fields with their default value are left out, as proto3 does. */
export class ProtoWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  int(field: number, value: number | bigint): void {
    if (value === 0 || value === 0n) return;
    this.#tag(field, VARINT);
    this.#varint(value);
  }

  bytes(field: number, value: Uint8Array): void {
    this.#tag(field, BYTES);
    this.#varint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  message(field: number, write: (writer: ProtoWriter) => void): void {
    this.#tag(field, BYTES);
    this.#nested(() => write(this));
  }

  packed(field: number, values: Iterable<number | bigint>): void {
    this.#tag(field, BYTES);
    this.#nested(() => {
      for (const value of values) this.#varint(value);
    });
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Writes a body behind one byte for its length, and moves it when the length needs more. */
  #nested(write: () => void): void {
    this.#reserve(1);
    const start = ++this.#length;
    write();
    const length = this.#length - start;
    const extra = varintSize(length) - 1;
    if (extra > 0) {
      this.#reserve(extra);
      this.#bytes.copyWithin(start + extra, start, this.#length);
    }
    this.#length = start - 1;
    this.#varint(length);
    this.#length += length;
  }

  #tag(field: number, wire: number): void {
    this.#varint(field * 8 + wire);
  }

  #varint(value: number | bigint): void {
    this.#reserve(10);
    if (typeof value === 'bigint' || value < 0) {
      this.#bigVarint(BigInt.asUintN(64, BigInt(value)));
      return;
    }
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  #bigVarint(value: bigint): void {
    let rest = value;
    while (rest >= 128n) {
      this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.#bytes[this.#length++] = Number(rest);
  }

  #reserve(extra: number): void {
    if (this.#length + extra <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + extra));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}
