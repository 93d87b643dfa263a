import { latin1 } from '../printable.ts';
import type { ObjectBytes, ObjectFault } from './object-bytes.ts';

/** The kernel's longest symbol name (KSYM_NAME_LEN). */
const maxName = 512;

/** NUL-terminated names one behind the other, one character per byte. Decoded at once, which is far quicker than singly. */
export class StringTable {
  readonly #file: ObjectBytes;
  readonly #text: string;
  readonly #fault: ObjectFault;

  constructor(file: ObjectBytes, bytes: Uint8Array, fault: ObjectFault) {
    this.#file = file;
    this.#text = latin1(bytes);
    this.#fault = fault;
  }

  /** Length in bytes. */
  get length(): number {
    return this.#text.length;
  }

  /** The name that begins at an offset. Only as much as a name can be long is looked at, so that work stays linear. */
  at(offset: number): string {
    const text = this.#text.slice(offset, offset + maxName + 1);
    const end = text.indexOf('\0');
    if (end >= 0) return text.slice(0, end);
    if (text.length > maxName) {
      return this.#file.fail('BCCX_OBJECT_LIMIT', `the name at offset ${offset} is longer than ${maxName} bytes`);
    }
    return this.#file.fail(this.#fault, `the name at offset ${offset} lies outside of its table`);
  }
}
