/** What the module's bytes say about its memory, as much as the JavaScript API does not tell. */
export interface ModuleMemory {
  /** Pages that the imported memory must have at least. */
  readonly minimum: number;
  /** Pages that it may have at most, when the module says so. */
  readonly maximum: number | undefined;
}

const SECTION = { IMPORT: 2, MEMORY: 5, START: 8 } as const;
const KIND = { FUNCTION: 0, TABLE: 1, MEMORY: 2, GLOBAL: 3 } as const;

/**
 * Reads the import section of a module that the engine has validated.
 *
 * The host checks all of a module before it sends it; here stands what the memory is made from, so it is looked at where
 * that happens: exactly one memory, imported, with 32-bit addresses and not shared, and no start function.
 *
 * @throws {Error} naming what is refused
 */
export function readModuleMemory(module: Uint8Array): ModuleMemory {
  const reader = new SectionReader(module, 8, module.byteLength);
  let memory: ModuleMemory | undefined;
  while (!reader.done) {
    const id = reader.byte();
    const section = reader.part(reader.number());
    if (id === SECTION.START) throw new Error('it has a start function');
    if (id === SECTION.MEMORY && section.number() > 0) throw new Error('it makes a memory of its own');
    if (id === SECTION.IMPORT) memory = importedMemory(section);
  }
  if (memory === undefined) throw new Error('it does not import the memory');
  return memory;
}

function importedMemory(section: SectionReader): ModuleMemory | undefined {
  let memory: ModuleMemory | undefined;
  for (let left = section.number(); left > 0; left--) {
    section.part(section.number());
    section.part(section.number());
    const kind = section.byte();
    if (kind === KIND.FUNCTION) section.number();
    else if (kind === KIND.MEMORY) {
      if (memory !== undefined) throw new Error('it imports several memories');
      memory = limits(section);
    } else throw new Error('it imports more than functions and the memory');
  }
  return memory;
}

function limits(section: SectionReader): ModuleMemory {
  const flags = section.number();
  if (flags > 1) throw new Error('its memory is shared or has 64-bit addresses');
  const minimum = section.number();
  return { minimum, maximum: flags === 1 ? section.number() : undefined };
}

class SectionReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  byte(): number {
    const byte = this.#at < this.#end ? this.#bytes[this.#at++] : undefined;
    if (byte === undefined) throw new Error('it is cut short');
    return byte;
  }

  /** LEB128, at most 32 bits. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('it holds a number of more than 32 bits');
  }

  part(length: number): SectionReader {
    if (length > this.#end - this.#at) throw new Error('it is cut short');
    const part = new SectionReader(this.#bytes, this.#at, this.#at + length);
    this.#at += length;
    return part;
  }
}
