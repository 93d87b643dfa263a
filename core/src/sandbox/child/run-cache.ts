/** Most bytes that are kept; what comes then is not. */
const LIMIT = 32 << 20;

/** What modules keep between calls, as long as this child lives. */
export class RunCache {
  readonly #entries = new Map<string, Uint8Array>();
  #bytes = 0;

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#entries.get(text(key));
  }

  /** `value` is copied. */
  put(key: Uint8Array, value: Uint8Array): void {
    const name = text(key);
    const bytes = this.#bytes - (this.#entries.get(name)?.byteLength ?? 0) + value.byteLength;
    if (bytes > LIMIT) return;
    this.#entries.set(name, value.slice());
    this.#bytes = bytes;
  }
}

function text(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}
