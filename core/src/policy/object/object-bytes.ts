import { BccxError } from '../../errors/bccx-error.ts';
import type { ErrorCode } from '../../errors/catalogue.ts';
import { printable } from '../printable.ts';

/** Codes with which reading a BPF object can end. */
export type ObjectFault = Extract<ErrorCode, `BCCX_OBJECT_${string}`>;

/**
 * The bytes of a BPF object file or of a part of it: little-endian reads that are bounds-checked, because nothing in the
 * file can be trusted. Every failure is one `BccxError`.
 */
export class ObjectBytes {
  /** File name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fault: ObjectFault;

  /** @param fault the code of a read outside of these bytes */
  constructor(bytes: Uint8Array, name: string, fault: ObjectFault = 'BCCX_OBJECT_FORMAT') {
    // A Buffer's slice() is a view and would not copy.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.name = name;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fault = fault;
  }

  get length(): number {
    return this.bytes.byteLength;
  }

  u8(offset: number): number {
    this.#check(offset, 1);
    return this.#view.getUint8(offset);
  }

  u16(offset: number): number {
    this.#check(offset, 2);
    return this.#view.getUint16(offset, true);
  }

  i16(offset: number): number {
    this.#check(offset, 2);
    return this.#view.getInt16(offset, true);
  }

  u32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getUint32(offset, true);
  }

  i32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getInt32(offset, true);
  }

  /** A 64-bit number; above 2^53 it is rounded, which stays far above every limit that it is compared with. */
  u64(offset: number): number {
    this.#check(offset, 8);
    return this.#view.getUint32(offset, true) + this.#view.getUint32(offset + 4, true) * 0x1_0000_0000;
  }

  /** Bytes [offset, offset + size) as a view of their own. */
  part(offset: number, size: number, fault: ObjectFault = this.#fault): ObjectBytes {
    this.#check(offset, size);
    return new ObjectBytes(this.bytes.subarray(offset, offset + size), this.name, fault);
  }

  /** All of the bytes as 32-bit little-endian numbers; bytes behind the last whole one are left out. */
  words(): Uint32Array {
    return new Uint32Array(this.bytes.slice(0, this.length & ~3).buffer);
  }

  /** Ends reading. Names within `what` must have passed {@link printable}. */
  fail(code: ObjectFault, what: string): never {
    throw new BccxError(code, { object: printable(this.name), what });
  }

  #check(offset: number, size: number): void {
    if (offset < 0 || size < 0 || offset + size > this.length) {
      this.fail(this.#fault, `${size} bytes at offset ${offset} lie outside of a part of ${this.length} bytes`);
    }
  }
}
