/** An entry of the cache that modules see as cache_get and cache_put. */
export interface KeptEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Longest key. */
const KEY_BYTES = 64;
const HEAD_BYTES = 8;

/** u32 length of the key, u32 length of the value, both; one entry behind the other. */
export function encodeEntries(entries: readonly KeptEntry[]): Uint8Array[] {
  return entries.flatMap(({ key, value }) => {
    const head = new DataView(new ArrayBuffer(HEAD_BYTES));
    head.setUint32(0, key.byteLength, true);
    head.setUint32(4, value.byteLength, true);
    return [new Uint8Array(head.buffer), key, value];
  });
}

/**
 * Entries of one that may be hostile; they share memory with `bytes`.
 *
 * @throws {Error} when it is not what encodeEntries makes
 */
export function decodeEntries(bytes: Uint8Array): KeptEntry[] {
  const entries: KeptEntry[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; ) {
    const keyLength = at + HEAD_BYTES > bytes.byteLength ? 0 : view.getUint32(at, true);
    if (keyLength === 0 || keyLength > KEY_BYTES) throw new Error('entries are cut short');
    const key = at + HEAD_BYTES;
    const end = key + keyLength + view.getUint32(at + 4, true);
    if (end > bytes.byteLength) throw new Error('an entry is cut short');
    entries.push({ key: bytes.subarray(key, key + keyLength), value: bytes.subarray(key + keyLength, end) });
    at = end;
  }
  return entries;
}

/** A key as what it can be found by. */
export function keyText(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}
