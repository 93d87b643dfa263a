import { decodeText } from '../profile/text-bytes.ts';

/** A byte is mixed in by `Math.imul(hash ^ byte, HASH_STEP)` (FNV-1a). */
export const HASH_STEP = 0x01000193;

/** Interns byte strings by content, without making a JavaScript string of each. */
export class NameTable {
  #pool = new Uint8Array(64 * 1024);
  #used = 0;
  #slots = new Int32Array(4096).fill(-1);
  #hashes = new Int32Array(2048);
  #starts = new Int32Array(2049);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /**
   * The number of the bytes from `start` to `end`; new ones get the next. `mixed` is what `HASH_STEP` makes of them byte
   * by byte, beginning with 0: the caller looks at every byte anyhow, to find where the name ends.
   */
  intern(bytes: Uint8Array, start: number, end: number, mixed: number): number {
    const hash = mixed ^ (mixed >>> 15);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id < 0) break;
      if (this.#hashes[id] === hash && this.#equal(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, hash, bytes, start, end);
  }

  /** All names as text, by number. */
  texts(): string[] {
    return Array.from({ length: this.#size }, (_, id) =>
      decodeText(this.#pool.subarray(this.#starts[id]!, this.#starts[id + 1]!)),
    );
  }

  #equal(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#starts[id]!;
    if (this.#starts[id + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#pool[at++] !== bytes[i]) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const id = this.#size++;
    const length = end - start;
    if (this.#used + length > this.#pool.length) {
      const grown = new Uint8Array(Math.max(this.#pool.length * 2, this.#used + length));
      grown.set(this.#pool.subarray(0, this.#used));
      this.#pool = grown;
    }
    this.#pool.set(bytes.subarray(start, end), this.#used);
    this.#used += length;
    this.#slots[slot] = id;
    this.#hashes[id] = hash;
    this.#starts[id + 1] = this.#used;
    if (this.#size === this.#hashes.length) this.#grow();
    return id;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const starts = new Int32Array(hashes.length + 1);
    starts.set(this.#starts);
    this.#starts = starts;
    this.#slots = new Int32Array(hashes.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = hashes[id]! & mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id;
    }
  }
}
