import { createHash } from 'node:crypto';
import type { CacheFolder } from '../files/cache-folder.ts';
import { decodeEntries, encodeEntries, type KeptEntry, keyText } from './kept-entries.ts';

const MAGIC = Buffer.from('bccxNAM1');
const SUM_BYTES = 32;
/** Of one module's entries; those that were used longest ago go first. */
const FILE_BYTES = 8 << 20;

/**
 * The entries of one module, kept between runs in a file under the module's own digest: a module can deceive nobody but itself.
 *
 * The file carries a SHA-256 of itself; what does not fit it is thrown away. Entries stand in the order of their last use.
 */
export class EntryStore {
  readonly #folder: CacheFolder;
  readonly #name: string;

  constructor(folder: CacheFolder, module: Uint8Array) {
    this.#folder = folder;
    this.#name = createHash('sha256').update(module).digest('hex');
  }

  /** As encodeEntries writes them; undefined when there are none. */
  read(): Uint8Array | undefined {
    const bytes = this.#folder.read(this.#name);
    if (bytes === undefined) return undefined;
    const body = bytes.subarray(MAGIC.length + SUM_BYTES);
    if (bytes.subarray(0, MAGIC.length + SUM_BYTES).equals(headOf([body]))) return body;
    this.#folder.remove(this.#name);
    return undefined;
  }

  /** Puts entries before those that are there. One without bytes stands for one that is there already. */
  write(entries: readonly KeptEntry[]): void {
    const old = new Map<string, KeptEntry>();
    for (const entry of readEntries(this.read())) old.set(keyText(entry.key), entry);
    const kept = new Map<string, KeptEntry>();
    for (const entry of entries) {
      const name = keyText(entry.key);
      const full = entry.value.byteLength > 0 ? entry : old.get(name);
      if (full !== undefined) kept.set(name, full);
    }
    for (const [name, entry] of old) if (!kept.has(name)) kept.set(name, entry);
    const parts = encodeEntries(upTo(FILE_BYTES, kept.values()));
    this.#folder.write(this.#name, [headOf(parts), ...parts]);
  }
}

function readEntries(bytes: Uint8Array | undefined): KeptEntry[] {
  try {
    return bytes === undefined ? [] : decodeEntries(bytes);
  } catch {
    return [];
  }
}

function upTo(bytes: number, entries: Iterable<KeptEntry>): KeptEntry[] {
  let left = bytes;
  return [...entries].filter(({ key, value }) => {
    const size = key.byteLength + value.byteLength;
    if (size > left) return false;
    left -= size;
    return true;
  });
}

function headOf(parts: readonly Uint8Array[]): Buffer {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return Buffer.concat([MAGIC, sum.digest()]);
}
