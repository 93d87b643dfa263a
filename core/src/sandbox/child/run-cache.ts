import { type KeptEntry, keyText } from '../kept-entries.ts';

/** Most bytes that are kept; what comes then is not. */
const LIMIT = 32 << 20;

interface Slot extends KeptEntry {
  /** Of an earlier run: not asked for yet, asked for, or put again. */
  use: 'none' | 'read' | 'put';
}

/** What modules keep between calls, as long as this child lives, and what was kept of earlier runs. */
export class RunCache {
  readonly #slots = new Map<string, Slot>();
  #bytes = 0;

  /** Entries of an earlier run; they are not copied. */
  fill(entries: Iterable<KeptEntry>): void {
    for (const { key, value } of entries) this.#store({ key, value, use: 'none' });
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const slot = this.#slots.get(keyText(key));
    if (slot?.use === 'none') slot.use = 'read';
    return slot?.value;
  }

  /** Both are copied. */
  put(key: Uint8Array, value: Uint8Array): void {
    this.#store({ key: key.slice(), value: value.slice(), use: 'put' });
  }

  /** What a later run may want: entries that were put, and with no bytes those that were read; undefined when none was put. */
  kept(): KeptEntry[] | undefined {
    const slots = [...this.#slots.values()];
    if (!slots.some(({ use }) => use === 'put')) return undefined;
    const read = slots.filter(({ use }) => use === 'read').map(({ key }) => ({ key, value: new Uint8Array(0) }));
    return [...slots.filter(({ use }) => use === 'put'), ...read];
  }

  #store(slot: Slot): void {
    const name = keyText(slot.key);
    const bytes = this.#bytes - (this.#slots.get(name)?.value.byteLength ?? 0) + slot.value.byteLength;
    if (bytes > LIMIT) return;
    this.#slots.set(name, slot);
    this.#bytes = bytes;
  }
}
