import { BccxError } from '../../errors/bccx-error.ts';
import type { ErrorCode } from '../../errors/catalogue.ts';
import { latin1, printable } from '../printable.ts';

/** Codes with which reading a WASM module can end. */
export type ModuleFault = Extract<ErrorCode, `BCCX_MODULE_${string}`>;

/** Reads a WASM module from front to back. Every read is bounds-checked; every failure is one `BccxError`. */
export class ModuleBytes {
  /** File name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Next byte to be read. */
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, name: string, at = 0, end = bytes.byteLength) {
    this.bytes = bytes;
    this.name = name;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  u8(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) return this.fail('BCCX_MODULE_FORMAT', `it ends in the middle, at offset ${this.end}`);
    this.at++;
    return byte;
  }

  /** Unsigned LEB128 number of at most 32 bits. */
  u32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return this.fail('BCCX_MODULE_FORMAT', `the number at offset ${this.at} does not fit into 32 bits`);
  }

  /** Signed LEB128 number of at most `bits`; its value as a safe number only where `bits` is at most 33. */
  signed(bits: number): number {
    const most = Math.ceil(bits / 7);
    let value = 0;
    for (let i = 0; i < most; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return (byte & 0x40) !== 0 ? value - 2 ** (7 * (i + 1)) : value;
    }
    return this.fail('BCCX_MODULE_FORMAT', `the number at offset ${this.at} does not fit into ${bits} bits`);
  }

  skip(size: number): void {
    if (size > this.end - this.at) this.fail('BCCX_MODULE_FORMAT', `${size} bytes at offset ${this.at} are missing`);
    this.at += size;
  }

  /** A count of things that take at least a byte each. */
  count(what: string, most: number): number {
    const count = this.u32();
    if (count > most) this.fail('BCCX_MODULE_LIMIT', `it has ${count} ${what}; ${most} are allowed`);
    if (count > this.end - this.at) this.fail('BCCX_MODULE_FORMAT', `its list of ${what} is cut short`);
    return count;
  }

  /** A name, one character per byte. */
  text(): string {
    const size = this.u32();
    const start = this.at;
    this.skip(size);
    return latin1(this.bytes.subarray(start, Math.min(start + size, start + 1024)));
  }

  /** The next `size` bytes as a reader of their own. */
  part(size: number): ModuleBytes {
    const start = this.at;
    this.skip(size);
    return new ModuleBytes(this.bytes, this.name, start, start + size);
  }

  /** Ends reading. Names within `what` must have passed {@link printable}. */
  fail(code: ModuleFault, what: string): never {
    throw new BccxError(code, { module: printable(this.name), what });
  }
}
