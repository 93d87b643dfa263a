/** Reading and writing the WASM binary format's primitives: LEB128 numbers, names, sections. */

/** Runs through bytes; running past the end throws a RangeError. */
export class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  more() {
    return this.#at < this.#bytes.length;
  }

  byte() {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError('the module ends too early');
    return byte;
  }

  /** An unsigned number of at most 32 bits. */
  uint() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number has more than 32 bits');
  }

  /** Step over a signed number of at most 32 bits. */
  skipSigned() {
    for (let bytes = 0; bytes < 5; bytes++) if (this.byte() < 0x80) return true;
    throw new RangeError('a number has more than 32 bits');
  }

  /** @param {number} length */
  take(length) {
    if (length > this.#bytes.length - this.#at) throw new RangeError('the module ends too early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  string() {
    return new TextDecoder().decode(this.take(this.uint()));
  }
}

export class Writer {
  /** @type {number[]} */
  #bytes = [];

  /** @param {number} byte */
  byte(byte) {
    this.#bytes.push(byte);
  }

  /** @param {Iterable<number>} bytes */
  bytes(bytes) {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  /** @param {number} value */
  uint(value) {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 0x80);
    this.byte(rest);
  }

  /** @param {string} text */
  string(text) {
    const bytes = new TextEncoder().encode(text);
    this.uint(bytes.length);
    this.bytes(bytes);
  }

  /** @param {number} id @param {Uint8Array} body */
  section(id, body) {
    this.byte(id);
    this.uint(body.length);
    this.bytes(body);
  }

  /** @returns {Uint8Array<ArrayBuffer>} */
  done() {
    return Uint8Array.from(this.#bytes);
  }
}
