/** The module's linear memory, every access checked. A view is good until the module runs again: memory may grow. */
export class GuestMemory {
  readonly memory: WebAssembly.Memory;
  #view: Uint8Array;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.#view = new Uint8Array(memory.buffer);
  }

  /** Bytes [pointer, pointer + length), or undefined when they are not all inside. */
  bytes(pointer: number, length: number): Uint8Array | undefined {
    if (this.#view.buffer !== this.memory.buffer) this.#view = new Uint8Array(this.memory.buffer);
    const start = pointer >>> 0;
    const end = start + (length >>> 0);
    return end <= this.#view.byteLength ? this.#view.subarray(start, end) : undefined;
  }
}
