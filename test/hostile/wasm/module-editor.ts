/** Ids of sections. */
export const SECTION = {
  CUSTOM: 0,
  TYPE: 1,
  IMPORT: 2,
  FUNCTION: 3,
  TABLE: 4,
  MEMORY: 5,
  GLOBAL: 6,
  EXPORT: 7,
  START: 8,
  ELEMENT: 9,
  CODE: 10,
  DATA: 11,
} as const;

interface Section {
  readonly id: number;
  bytes: number[];
}

/** Takes a well-formed module apart into sections, to be put together in a wrong way. */
export class ModuleEditor {
  sections: Section[] = [];

  constructor(module: Uint8Array) {
    for (let at = 8; at < module.length; ) {
      const id = module[at] ?? 0;
      const [size, length] = readNumber(module, at + 1);
      const start = at + 1 + length;
      this.sections.push({ id, bytes: [...module.subarray(start, start + size)] });
      at = start + size;
    }
  }

  /** The bytes of a section. */
  bytes(id: number): number[] {
    return this.#section(id).bytes;
  }

  set(id: number, bytes: readonly number[]): void {
    this.#section(id).bytes = [...bytes];
  }

  /** Puts a section behind the one of another kind. */
  insertAfter(id: number, section: Section): void {
    this.sections.splice(this.sections.indexOf(this.#section(id)) + 1, 0, section);
  }

  /** Replaces the body of the last function: locals and instructions, without its size. */
  setLastBody(body: readonly number[]): void {
    const code = this.bytes(SECTION.CODE);
    const [count, length] = readNumber(Uint8Array.from(code), 0);
    let at = length;
    for (let i = 0; i < count - 1; i++) {
      const [size, sizeLength] = readNumber(Uint8Array.from(code), at);
      at += sizeLength + size;
    }
    this.set(SECTION.CODE, [...code.slice(0, at), ...number(body.length), ...body]);
  }

  assemble(): Uint8Array {
    const parts = this.sections.flatMap(({ id, bytes }) => [id, ...number(bytes.length), ...bytes]);
    return Uint8Array.from([...header, ...parts]);
  }

  #section(id: number): Section {
    const found = this.sections.find((section) => section.id === id);
    if (found === undefined) throw new Error(`no section ${id}`);
    return found;
  }
}

export const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A number as unsigned LEB128. */
export function number(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];
}

/** A name: its length and its characters. */
export function name(text: string): number[] {
  return [...number(text.length), ...Buffer.from(text, 'latin1')];
}

function readNumber(bytes: Uint8Array, at: number): [value: number, length: number] {
  let value = 0;
  for (let length = 1; ; length++) {
    const byte = bytes[at + length - 1] ?? 0;
    value += (byte & 127) * 2 ** (7 * (length - 1));
    if (byte < 128) return [value, length];
  }
}
