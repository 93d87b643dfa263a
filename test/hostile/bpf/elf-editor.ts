/** Byte offsets of a section header's fields (ELF64). */
const sectionFields = { name: 0, type: 4, flags: 8, offset: 24, size: 32, link: 40, info: 44, entsize: 56 } as const;
const symbolFields = { name: 0, info: 4, section: 6, value: 8, size: 16 } as const;
const sizes: Readonly<Record<string, number>> = { flags: 8, offset: 8, size: 8, entsize: 8, value: 8, section: 2 };

/** A type of an object's BTF and where it stands in the file. */
export interface PlacedType {
  readonly id: number;
  readonly at: number;
  readonly kind: number;
  readonly name: string;
}

/** Changes single fields of a well-formed BPF object, so that each trick is one statement. */
export class ElfEditor {
  bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = Uint8Array.from(bytes);
  }

  get #view(): DataView {
    return new DataView(this.bytes.buffer);
  }

  read(at: number, size: number): number {
    if (size === 8) return Number(this.#view.getBigUint64(at, true));
    return size === 4
      ? this.#view.getUint32(at, true)
      : size === 2
        ? this.#view.getUint16(at, true)
        : (this.bytes[at] ?? 0);
  }

  write(at: number, size: number, value: number | bigint): void {
    if (size === 8) this.#view.setBigUint64(at, BigInt.asUintN(64, BigInt(value)), true);
    else if (size === 4) this.#view.setUint32(at, Number(value), true);
    else if (size === 2) this.#view.setUint16(at, Number(value), true);
    else this.bytes[at] = Number(value);
  }

  get sectionTable(): number {
    return this.read(40, 8);
  }

  get sectionCount(): number {
    return this.read(60, 2);
  }

  /** Index of a section. */
  index(name: string): number {
    const names = this.read(this.#header(this.read(62, 2), 'offset'), 8);
    for (let index = 1; index < this.sectionCount; index++) {
      if (this.#text(names + this.read(this.#header(index, 'name'), 4)) === name) return index;
    }
    throw new Error(`no section '${name}'`);
  }

  section(name: string, field: keyof typeof sectionFields): number {
    return this.read(this.#header(this.index(name), field), sizes[field] ?? 4);
  }

  setSection(name: string, field: keyof typeof sectionFields, value: number | bigint): void {
    this.write(this.#header(this.index(name), field), sizes[field] ?? 4, value);
  }

  symbol(name: string, field: keyof typeof symbolFields): number {
    return this.read(this.#symbolAt(name) + symbolFields[field], fieldSize(field));
  }

  setSymbol(name: string, field: keyof typeof symbolFields, value: number | bigint): void {
    this.write(this.#symbolAt(name) + symbolFields[field], fieldSize(field), value);
  }

  /** File offset of an instruction of a code section. */
  instruction(section: string, slot: number): number {
    return this.section(section, 'offset') + slot * 8;
  }

  /** Index of a symbol. */
  symbolIndex(name: string): number {
    return (this.#symbolAt(name) - this.section('.symtab', 'offset')) / 24;
  }

  /** Slot of the first call of a helper in a code section. */
  helperCall(section: string): number {
    const count = this.section(section, 'size') / 8;
    for (let slot = 0; slot < count; slot++) {
      if (this.read(this.instruction(section, slot), 2) === 0x0085) return slot;
    }
    throw new Error(`no helper is called in '${section}'`);
  }

  /** File offset of the relocation of a section that names a symbol; `skip` passes over that many. */
  relocation(section: string, symbol: string, skip = 0): number {
    const table = this.section(`.rel${section}`, 'offset');
    const size = this.section(`.rel${section}`, 'size');
    const symbols = this.section('.symtab', 'offset');
    let left = skip;
    for (let at = table; at < table + size; at += 16) {
      const entry = symbols + this.read(at + 12, 4) * 24;
      if (this.#symbolName(entry) === symbol && left-- === 0) return at;
    }
    throw new Error(`no relocation for '${symbol}'`);
  }

  /** Every type of the object's BTF. */
  types(): PlacedType[] {
    const start = this.section('.BTF', 'offset');
    const types = start + this.read(start + 4, 4) + this.read(start + 8, 4);
    const strings = start + this.read(start + 4, 4) + this.read(start + 16, 4);
    const each: Readonly<Record<number, readonly [number, number]>> = {
      1: [4, 0],
      3: [12, 0],
      4: [0, 12],
      5: [0, 12],
      6: [0, 8],
      13: [0, 8],
      14: [4, 0],
      15: [0, 12],
      17: [4, 0],
      19: [0, 12],
    };
    const found: PlacedType[] = [];
    for (let at = types; at < types + this.read(start + 12, 4); ) {
      const info = this.read(at + 4, 4);
      const kind = (info >>> 24) & 31;
      found.push({ id: found.length + 1, at, kind, name: this.#text(strings + this.read(at, 4)) });
      const [fixed, part] = each[kind] ?? [0, 0];
      at += 12 + fixed + part * (info & 0xffff);
    }
    return found;
  }

  /** The type of a kind and name. */
  type(kind: number, name: string): PlacedType {
    const found = this.types().find((type) => type.kind === kind && type.name === name);
    if (found === undefined) throw new Error(`no type '${name}'`);
    return found;
  }

  /** File offset of a string of the BTF. */
  btfString(text: string): number {
    const at = Buffer.from(this.bytes).indexOf(`\0${text}\0`, this.#btfStrings, 'latin1');
    if (at < 0) throw new Error(`no string '${text}'`);
    return at + 1;
  }

  /** Offset of a string within the names of the BTF, as types refer to it. */
  stringOffset(text: string): number {
    return this.btfString(text) - this.#btfStrings;
  }

  get #btfStrings(): number {
    const start = this.section('.BTF', 'offset');
    return start + this.read(start + 4, 4) + this.read(start + 16, 4);
  }

  /** File offset of the first record of a table of .BTF.ext: `functions` or `core`. */
  extRecord(table: 'functions' | 'core'): number {
    const start = this.section('.BTF.ext', 'offset');
    return start + this.read(start + 4, 4) + this.read(start + (table === 'functions' ? 8 : 24), 4) + 12;
  }

  append(more: Uint8Array): void {
    this.bytes = Uint8Array.from([...this.bytes, ...more]);
  }

  cut(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }

  #header(index: number, field: keyof typeof sectionFields): number {
    return this.sectionTable + index * 64 + sectionFields[field];
  }

  #symbolAt(name: string): number {
    const table = this.section('.symtab', 'offset');
    for (let at = table; at < table + this.section('.symtab', 'size'); at += 24) {
      if (this.#symbolName(at) === name) return at;
    }
    throw new Error(`no symbol '${name}'`);
  }

  #symbolName(at: number): string {
    return this.#text(this.section('.strtab', 'offset') + this.read(at, 4));
  }

  #text(at: number): string {
    return Buffer.from(this.bytes.subarray(at, this.bytes.indexOf(0, at))).toString('latin1');
  }
}

function fieldSize(field: keyof typeof symbolFields): number {
  return field === 'info' ? 1 : (sizes[field] ?? 4);
}
