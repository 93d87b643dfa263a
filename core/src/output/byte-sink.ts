/** Collects text into large chunks of UTF-8, without one string for the whole of it. */
export class ByteSink {
  readonly #chunks: Uint8Array[] = [];
  #text = '';

  /** Length in UTF-16 units after which pending text is encoded. */
  static readonly CHUNK = 256 * 1024;

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= ByteSink.CHUNK) this.#flush();
  }

  writeBytes(bytes: Uint8Array): void {
    this.#flush();
    this.#chunks.push(bytes);
  }

  /** All chunks in order. */
  finish(): Uint8Array[] {
    this.#flush();
    return this.#chunks;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.#chunks.push(Buffer.from(this.#text, 'utf8'));
    this.#text = '';
  }
}
