/** A hash table from a pair of 32-bit integers to consecutive indexes, in typed arrays. */
export class PairTable {
  #first: Int32Array;
  #second: Int32Array;
  #slots: Int32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
    this.#first = new Int32Array(capacity >> 1);
    this.#second = new Int32Array(capacity >> 1);
  }

  get size(): number {
    return this.#size;
  }

  /** The index of the pair; a pair seen for the first time gets the next one. */
  intern(first: number, second: number): number {
    let slot = hash(first, second) & this.#mask;
    for (;;) {
      const index = this.#slots[slot]!;
      if (index < 0) break;
      if (this.#first[index] === first && this.#second[index] === second) return index;
      slot = (slot + 1) & this.#mask;
    }
    const index = this.#size++;
    this.#slots[slot] = index;
    this.#first[index] = first;
    this.#second[index] = second;
    if (this.#size === this.#first.length) this.#grow();
    return index;
  }

  /** The first and the second members of all pairs, by index. */
  columns(): { first: Int32Array; second: Int32Array } {
    return { first: this.#first.slice(0, this.#size), second: this.#second.slice(0, this.#size) };
  }

  #grow(): void {
    const capacity = this.#slots.length * 2;
    this.#first = grown(this.#first);
    this.#second = grown(this.#second);
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
    for (let index = 0; index < this.#size; index++) {
      let slot = hash(this.#first[index]!, this.#second[index]!) & this.#mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = index;
    }
  }
}

function grown(from: Int32Array): Int32Array {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
