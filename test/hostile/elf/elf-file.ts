/** Byte offsets of the fields of an executable's headers (ELF64). */
const headerFields = { entry: 24, phoff: 32, shoff: 40, phnum: 56, shentsize: 58, shnum: 60, shstrndx: 62 } as const;
const sectionFields = {
  name: 0,
  type: 4,
  flags: 8,
  addr: 16,
  offset: 24,
  size: 32,
  link: 40,
  info: 44,
  entsize: 56,
} as const;
const segmentFields = { type: 0, flags: 4, offset: 8, vaddr: 16, paddr: 24, filesz: 32, memsz: 40, align: 48 } as const;
const sizes: Readonly<Record<string, number>> = {
  ...{ entry: 8, phoff: 8, shoff: 8, phnum: 2, shentsize: 2, shnum: 2, shstrndx: 2 },
  ...{ flags: 8, addr: 8, offset: 8, size: 8, entsize: 8, vaddr: 8, paddr: 8, filesz: 8, memsz: 8, align: 8 },
};

/** Changes an executable that the kernel goes on to start, because it looks at nothing but the program headers. */
export class ElfFile {
  bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes);
  }

  setHeader(field: keyof typeof headerFields, value: number | bigint): void {
    this.write(headerFields[field], sizes[field] ?? 4, value);
  }

  /** Index of a section. */
  index(name: string): number {
    return (this.#section(name) - this.read(headerFields.shoff, 8)) / 64;
  }

  section(name: string, field: keyof typeof sectionFields): number {
    return this.read(this.#section(name) + sectionFields[field], sizes[field] ?? 4);
  }

  setSection(name: string, field: keyof typeof sectionFields, value: number | bigint): void {
    this.write(this.#section(name) + sectionFields[field], sizes[field] ?? 4, value);
  }

  /** Segment by its place in the table. */
  setSegment(index: number, field: keyof typeof segmentFields, value: number | bigint): void {
    const size = field === 'flags' ? 4 : (sizes[field] ?? 4);
    this.write(this.read(headerFields.phoff, 8) + index * 56 + segmentFields[field], size, value);
  }

  /** Place of the segment of a type. */
  segment(type: number): number {
    for (let index = 0; index < this.read(headerFields.phnum, 2); index++) {
      if (this.read(this.read(headerFields.phoff, 8) + index * 56, 4) === type) return index;
    }
    throw new Error(`no segment of type ${type}`);
  }

  /** File offset of a symbol's entry. */
  symbol(name: string): number {
    const table = this.section('.symtab', 'offset');
    const names = this.section('.strtab', 'offset');
    for (let at = table; at < table + this.section('.symtab', 'size'); at += 24) {
      if (this.#text(names + this.read(at, 4)) === name) return at;
    }
    throw new Error(`no symbol '${name}'`);
  }

  /** Adds bytes at the end, aligned to 16, and gives their offset. */
  append(more: Uint8Array): number {
    const padding = Buffer.alloc((16 - (this.bytes.length % 16)) % 16);
    const at = this.bytes.length + padding.length;
    this.bytes = Buffer.concat([this.bytes, padding, more]);
    return at;
  }

  /** Puts other contents in the place of a section's. */
  replaceSection(name: string, contents: Uint8Array): void {
    this.setSection(name, 'offset', this.append(contents));
    this.setSection(name, 'size', contents.length);
  }

  /** Moves the program headers to the end of the file, with room for more, and gives how many there are. */
  moveSegments(more: number): number {
    const count = this.read(headerFields.phnum, 2);
    const start = this.read(headerFields.phoff, 8);
    const table = Buffer.concat([this.bytes.subarray(start, start + count * 56), Buffer.alloc(more * 56)]);
    this.setHeader('phoff', this.append(table));
    this.setHeader('phnum', count + more);
    return count;
  }

  read(at: number, size: number): number {
    return size === 8 ? Number(this.bytes.readBigUInt64LE(at)) : this.bytes.readUIntLE(at, size);
  }

  write(at: number, size: number, value: number | bigint): void {
    if (size === 8) this.bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), at);
    else this.bytes.writeUIntLE(Number(value), at, size);
  }

  #section(name: string): number {
    const table = this.read(headerFields.shoff, 8);
    const names = this.read(table + this.read(headerFields.shstrndx, 2) * 64 + 24, 8);
    for (let index = 1; index < this.read(headerFields.shnum, 2); index++) {
      if (this.#text(names + this.read(table + index * 64, 4)) === name) return table + index * 64;
    }
    throw new Error(`no section '${name}'`);
  }

  #text(at: number): string {
    return this.bytes.toString('latin1', at, this.bytes.indexOf(0, at));
  }
}

/** A symbol table entry. */
export function symbolEntry({ name, value, size, info = 0x12, section = 2 }: SymbolFields): Buffer {
  const entry = Buffer.alloc(24);
  entry.writeUInt32LE(name, 0);
  entry.writeUInt8(info, 4);
  entry.writeUInt16LE(section, 6);
  entry.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 8);
  entry.writeBigUInt64LE(BigInt.asUintN(64, BigInt(size)), 16);
  return entry;
}

export interface SymbolFields {
  /** Offset within the string table. */
  readonly name: number;
  readonly value: number | bigint;
  readonly size: number | bigint;
  readonly info?: number;
  readonly section?: number;
}
