/** Builds small BPF objects for tests: sections of code with one function each, and nothing else. */

export interface FixtureFunction {
  readonly name: string;
  readonly section: string;
  /** Instructions as bytes: opcode, registers, 16-bit offset, 32-bit immediate each. */
  readonly code: readonly number[];
}

/** One instruction as its eight bytes. */
export function instruction(opcode: number, { dst = 0, src = 0, offset = 0, imm = 0 } = {}): number[] {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt8(opcode, 0);
  bytes.writeUInt8(dst | (src << 4), 1);
  bytes.writeInt16LE(offset, 2);
  bytes.writeInt32LE(imm, 4);
  return [...bytes];
}

/** `exit` with 0. */
export const end: readonly number[] = [...instruction(0xb7), ...instruction(0x95)];

/** A call of a helper by number. */
export function callHelper(id: number): number[] {
  return instruction(0x85, { imm: id });
}

/** A relocatable BPF object with these functions and the licence GPL. */
export function objectOf(functions: readonly FixtureFunction[]): Uint8Array {
  const strings = new Strings();
  const sections = [
    { name: '', type: 0, flags: 0, data: Buffer.alloc(0), link: 0, info: 0, entsize: 0 },
    ...functions.map(({ section, code }) => ({
      name: section,
      type: 1,
      flags: 6,
      data: Buffer.from(code),
      link: 0,
      info: 0,
      entsize: 0,
    })),
    { name: 'license', type: 1, flags: 3, data: Buffer.from('GPL\0'), link: 0, info: 0, entsize: 0 },
  ];
  const symbols = Buffer.alloc(24 * (functions.length + 1));
  functions.forEach(({ name, code }, index) => {
    const at = 24 * (index + 1);
    symbols.writeUInt32LE(strings.add(name), at);
    symbols.writeUInt8(0x12, at + 4);
    symbols.writeUInt16LE(index + 1, at + 6);
    symbols.writeBigUInt64LE(BigInt(code.length), at + 16);
  });
  const stringIndex = sections.length + 1;
  sections.push({ name: '.symtab', type: 2, flags: 0, data: symbols, link: stringIndex, info: 1, entsize: 24 });
  const names = [...sections.map(({ name }) => strings.add(name)), strings.add('.strtab')];
  sections.push({ name: '.strtab', type: 3, flags: 0, data: strings.bytes(), link: 0, info: 0, entsize: 0 });
  const body: Buffer[] = [];
  const headers: Buffer[] = [];
  let offset = 64;
  sections.forEach((section, index) => {
    const padding = (8 - (offset % 8)) % 8;
    body.push(Buffer.alloc(padding), section.data);
    offset += padding;
    const header = Buffer.alloc(64);
    header.writeUInt32LE(names[index] ?? 0, 0);
    header.writeUInt32LE(section.type, 4);
    header.writeBigUInt64LE(BigInt(section.flags), 8);
    header.writeBigUInt64LE(BigInt(section.type === 0 ? 0 : offset), 24);
    header.writeBigUInt64LE(BigInt(section.data.length), 32);
    header.writeUInt32LE(section.link, 40);
    header.writeUInt32LE(section.info, 44);
    header.writeBigUInt64LE(BigInt(section.entsize), 56);
    headers.push(header);
    offset += section.data.length;
  });
  const padding = (8 - (offset % 8)) % 8;
  const start = fileHeader({ tableOffset: offset + padding, count: sections.length, names: stringIndex });
  return Buffer.concat([start, ...body, Buffer.alloc(padding), ...headers]);
}

function fileHeader({ tableOffset, count, names }: { tableOffset: number; count: number; names: number }): Buffer {
  const header = Buffer.alloc(64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(header);
  header.writeUInt16LE(1, 16);
  header.writeUInt16LE(247, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(tableOffset), 40);
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(64, 58);
  header.writeUInt16LE(count, 60);
  header.writeUInt16LE(names, 62);
  return header;
}

class Strings {
  #text = '\0';

  add(name: string): number {
    if (name === '') return 0;
    const at = this.#text.length;
    this.#text += `${name}\0`;
    return at;
  }

  bytes(): Buffer<ArrayBuffer> {
    return Buffer.from(this.#text, 'latin1');
  }
}
