import { readFileSync } from 'node:fs';

const PT_LOAD = 1;
const PT_GNU_EH_FRAME = 0x6474e550;
/** How the table's numbers are usually written: four bytes, signed, counted from the header's own address. */
const USUAL_TABLE = 0x3b;

/**
 * Where the functions of an object begin, by the table that its unwind information is searched with (Linux Standard Base,
 * .eh_frame_hdr): the same whatever names functions have, and there when the object was stripped.
 */
export class FunctionStarts {
  /** Rising; empty when the object has no such table. */
  #starts = [0].slice(1);
  #loads;

  /** @param {string} path */
  constructor(path) {
    const file = readFileSync(path);
    const headers = [];
    for (let i = 0; i < file.readUInt16LE(56); i++) {
      const at = Number(file.readBigUInt64LE(32)) + i * 56;
      headers.push({
        type: file.readUInt32LE(at),
        offset: Number(file.readBigUInt64LE(at + 8)),
        address: Number(file.readBigUInt64LE(at + 16)),
        size: Number(file.readBigUInt64LE(at + 32)),
      });
    }
    this.#loads = headers.filter(({ type }) => type === PT_LOAD);
    const table = headers.find(({ type }) => type === PT_GNU_EH_FRAME);
    if (table === undefined || file[table.offset + 3] !== USUAL_TABLE) return;
    for (let i = 0; i < file.readUInt32LE(table.offset + 8); i++)
      this.#starts.push(table.address + file.readInt32LE(table.offset + 12 + 8 * i));
    this.#starts.sort((a, b) => a - b);
  }

  /**
   * @param {number} offset in the file
   * @returns {number} in the object's own addresses; NaN when it is not loaded
   */
  addressOf(offset) {
    const load = this.#loads.find(({ offset: from, size }) => offset >= from && offset < from + size);
    return load === undefined ? Number.NaN : offset - load.offset + load.address;
  }

  /**
   * @param {number} address in the object's own addresses
   * @returns {number} the last start that is not above it; -1 when all are
   */
  before(address) {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= address) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low - 1] ?? -1;
  }
}
