import { printable } from '../printable.ts';
import type { ObjectBytes } from './object-bytes.ts';
import { StringTable } from './string-table.ts';

/** Section types (ELF specification, `sh_type`) that a BPF object may have. */
export const SHT = {
  NULL: 0,
  PROGBITS: 1,
  SYMTAB: 2,
  STRTAB: 3,
  NOBITS: 8,
  REL: 9,
  LLVM_ADDRSIG: 0x6fff4c03,
} as const;

/** Section flags (`sh_flags`). */
export const SHF = { WRITE: 1, ALLOC: 2, EXECINSTR: 4, COMPRESSED: 0x800 } as const;

/** ElfSymbol types and bindings (`st_info`). */
export const STT = { NOTYPE: 0, OBJECT: 1, FUNC: 2, SECTION: 3, FILE: 4 } as const;
export const STB = { LOCAL: 0, GLOBAL: 1, WEAK: 2 } as const;

export interface Section {
  readonly index: number;
  /** One character per byte. */
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  /** Place in the file, in bytes. */
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly entsize: number;
}

export interface ElfSymbol {
  readonly index: number;
  readonly name: string;
  readonly type: number;
  readonly bind: number;
  /** Index of the section it lies in; 0 for what another object defines. */
  readonly section: number;
  readonly value: number;
  readonly size: number;
}

export interface Relocation {
  /** Byte offset within the section that is relocated. */
  readonly offset: number;
  /** `R_BPF_*`. */
  readonly type: number;
  readonly symbol: ElfSymbol;
}

const headerSize = 64;
const sectionHeaderSize = 64;
const symbolSize = 24;
const relocationSize = 16;
const maxSections = 4096;
const maxSymbols = 65_536;
const maxRelocations = 1 << 20;
/** Alignment between sections; far above what linkers leave. */
const maxGap = 4096;
const shnAbs = 0xfff1;
const shnLoReserve = 0xff00;

/** The sections, symbols and relocations of a relocatable BPF object (ELF64, little-endian). */
export class Elf {
  readonly file: ObjectBytes;
  /** All sections; index 0 is the empty one. */
  readonly sections: readonly Section[];
  readonly symbols: readonly ElfSymbol[];
  readonly #byName: ReadonlyMap<string, Section>;
  readonly #symbolTable: Section;

  constructor(file: ObjectBytes) {
    this.file = file;
    const header = readHeader(file);
    this.sections = readSections(file, header);
    checkLayout(file, header, this.sections);
    this.#byName = indexByName(file, this.sections);
    this.#symbolTable = onlySymbolTable(file, this.sections);
    this.symbols = readSymbols(file, this.sections, this.#symbolTable);
  }

  section(name: string): Section | undefined {
    return this.#byName.get(name);
  }

  /** The contents of a section that has some. */
  contents(section: Section): ObjectBytes {
    return this.file.part(section.offset, section.type === SHT.NOBITS ? 0 : section.size);
  }

  /** The relocations of the section that `table` (SHT_REL) is for, in the order of their offsets. */
  relocations(table: Section, target: Section): Relocation[] {
    const name = printable(table.name);
    if (table.entsize !== relocationSize || table.size % relocationSize !== 0) {
      this.file.fail('BCCX_OBJECT_FORMAT', `relocation table '${name}' has entries of an unknown size`);
    }
    if (table.link !== this.#symbolTable.index) {
      this.file.fail('BCCX_OBJECT_RELOCATION', `relocation table '${name}' uses another symbol table`);
    }
    const count = table.size / relocationSize;
    if (count > maxRelocations) this.file.fail('BCCX_OBJECT_LIMIT', `'${name}' has ${count} relocations`);
    const data = this.contents(table);
    const found: Relocation[] = [];
    for (let i = 0; i < count; i++) {
      const offset = data.u64(i * relocationSize);
      const symbol = this.symbols[data.u32(i * relocationSize + 12)];
      if (symbol === undefined) {
        this.file.fail('BCCX_OBJECT_RELOCATION', `relocation ${i} of '${name}' names a symbol that does not exist`);
      }
      if (offset >= target.size) {
        this.file.fail('BCCX_OBJECT_RELOCATION', `relocation ${i} of '${name}' lies outside of its section`);
      }
      found.push({ offset, type: data.u32(i * relocationSize + 8), symbol });
    }
    found.sort((a, b) => a.offset - b.offset);
    for (let i = 1; i < found.length; i++) {
      if (found[i]?.offset === found[i - 1]?.offset) {
        this.file.fail('BCCX_OBJECT_RELOCATION', `'${name}' relocates offset ${found[i]?.offset} twice`);
      }
    }
    return found;
  }
}

interface Header {
  readonly tableOffset: number;
  readonly count: number;
  readonly nameTable: number;
}

function readHeader(file: ObjectBytes): Header {
  const wrong = (what: string): never => file.fail('BCCX_OBJECT_FORMAT', what);
  if (file.length < headerSize || file.u32(0) !== 0x464c457f) wrong('it is not an ELF file');
  if (file.u8(4) !== 2 || file.u8(5) !== 1) wrong('it is not a 64-bit little-endian ELF file');
  if (file.u8(6) !== 1 || file.u32(20) !== 1) wrong('its ELF version is not 1');
  if (file.u16(16) !== 1) wrong('it is not a relocatable object');
  if (file.u16(18) !== 247) wrong('it is not built for BPF');
  if (file.u16(56) !== 0) wrong('it has program headers, which a BPF object never has');
  if (file.u16(52) !== headerSize || file.u16(58) !== sectionHeaderSize) wrong('its header sizes are wrong');
  const header = { tableOffset: file.u64(40), count: file.u16(60), nameTable: file.u16(62) };
  if (header.count < 2) wrong('it has no sections');
  if (header.count > maxSections) file.fail('BCCX_OBJECT_LIMIT', `it has ${header.count} sections`);
  if (header.nameTable === 0 || header.nameTable >= header.count) wrong('it has no section names');
  if (header.tableOffset % 8 !== 0) wrong('its section table is not aligned');
  if (header.tableOffset + header.count * sectionHeaderSize > file.length) wrong('its section table is cut short');
  return header;
}

function readSections(file: ObjectBytes, header: Header): Section[] {
  const at = (index: number, field: number) => header.tableOffset + index * sectionHeaderSize + field;
  const place = file.part(file.u64(at(header.nameTable, 24)), file.u64(at(header.nameTable, 32)));
  const names = new StringTable(file, place.bytes, 'BCCX_OBJECT_FORMAT');
  if (file.u32(at(header.nameTable, 4)) !== SHT.STRTAB) {
    file.fail('BCCX_OBJECT_FORMAT', 'its section names are not in a string table');
  }
  const sections: Section[] = [];
  for (let index = 0; index < header.count; index++) {
    const section = {
      index,
      name: names.at(file.u32(at(index, 0))),
      type: file.u32(at(index, 4)),
      flags: file.u64(at(index, 8)),
      offset: file.u64(at(index, 24)),
      size: file.u64(at(index, 32)),
      link: file.u32(at(index, 40)),
      info: file.u32(at(index, 44)),
      entsize: file.u64(at(index, 56)),
    };
    const inFile = section.type !== SHT.NOBITS && section.type !== SHT.NULL;
    if (inFile && section.offset + section.size > file.length) {
      file.fail('BCCX_OBJECT_FORMAT', `section '${printable(section.name)}' reaches past the end of the file`);
    }
    sections.push(section);
  }
  if (sections[0]?.type !== SHT.NULL) file.fail('BCCX_OBJECT_FORMAT', 'its first section is not the empty one');
  return sections;
}

/**
 * Sections, headers and section table must not share a byte, and what lies between them must be zero: a byte has one
 * meaning, and no second object hides in the file.
 */
function checkLayout(file: ObjectBytes, header: Header, sections: readonly Section[]): void {
  const areas = [
    { what: 'the file header', start: 0, end: headerSize },
    {
      what: 'the section table',
      start: header.tableOffset,
      end: header.tableOffset + header.count * sectionHeaderSize,
    },
  ];
  for (const section of sections) {
    if (section.type === SHT.NULL || section.type === SHT.NOBITS || section.size === 0) continue;
    const what = `section '${printable(section.name)}'`;
    areas.push({ what, start: section.offset, end: section.offset + section.size });
  }
  areas.sort((a, b) => a.start - b.start || a.end - b.end);
  let end = 0;
  let last = 'the start';
  for (const area of [...areas, { what: 'the end of the file', start: file.length, end: file.length }]) {
    if (area.start < end) file.fail('BCCX_OBJECT_LAYOUT', `${area.what} overlaps ${last}`);
    if (area.start - end > maxGap) file.fail('BCCX_OBJECT_LAYOUT', `${area.start - end} bytes belong to no section`);
    for (let offset = end; offset < area.start; offset++) {
      if (file.bytes[offset] !== 0) {
        file.fail('BCCX_OBJECT_LAYOUT', `the bytes from offset ${end} to ${area.start} belong to no section`);
      }
    }
    end = area.end;
    last = area.what;
  }
}

function indexByName(file: ObjectBytes, sections: readonly Section[]): Map<string, Section> {
  const byName = new Map<string, Section>();
  for (const section of sections.slice(1)) {
    if (byName.has(section.name)) {
      file.fail('BCCX_OBJECT_LAYOUT', `there are two sections named '${printable(section.name)}'`);
    }
    byName.set(section.name, section);
  }
  return byName;
}

function onlySymbolTable(file: ObjectBytes, sections: readonly Section[]): Section {
  const tables = sections.filter((section) => section.type === SHT.SYMTAB);
  if (tables.length > 1) file.fail('BCCX_OBJECT_LAYOUT', 'there are two symbol tables');
  return tables[0] ?? file.fail('BCCX_OBJECT_FORMAT', 'it has no symbol table');
}

function readSymbols(file: ObjectBytes, sections: readonly Section[], table: Section): ElfSymbol[] {
  if (table.entsize !== symbolSize || table.size % symbolSize !== 0) {
    file.fail('BCCX_OBJECT_FORMAT', 'its symbol table has entries of an unknown size');
  }
  const count = table.size / symbolSize;
  if (count > maxSymbols) file.fail('BCCX_OBJECT_LIMIT', `it has ${count} symbols`);
  const nameSection = sections[table.link];
  if (nameSection?.type !== SHT.STRTAB) file.fail('BCCX_OBJECT_FORMAT', 'its symbol table has no names');
  const { bytes } = file.part(nameSection.offset, nameSection.size);
  const names = new StringTable(file, bytes, 'BCCX_OBJECT_FORMAT');
  const data = file.part(table.offset, table.size);
  const symbols: ElfSymbol[] = [];
  for (let index = 0; index < count; index++) {
    const at = index * symbolSize;
    const info = data.u8(at + 4);
    const symbol = {
      index,
      name: names.at(data.u32(at)),
      type: info & 15,
      bind: info >> 4,
      section: data.u16(at + 6),
      value: data.u64(at + 8),
      size: data.u64(at + 16),
    };
    checkSymbol(file, sections, symbol);
    symbols.push(symbol);
  }
  return symbols;
}

function checkSymbol(file: ObjectBytes, sections: readonly Section[], symbol: ElfSymbol): void {
  const wrong = (what: string): never =>
    file.fail('BCCX_OBJECT_SYMBOL', `symbol ${symbol.index} '${printable(symbol.name)}' ${what}`);
  if (symbol.type > STT.FILE) wrong(`has type ${symbol.type}, which no BPF object has`);
  if (symbol.bind > STB.WEAK) wrong(`has binding ${symbol.bind}, which no BPF object has`);
  if (symbol.section >= shnLoReserve) {
    if (symbol.section !== shnAbs || symbol.type !== STT.FILE) wrong('lies in a special section');
    return;
  }
  const section = sections[symbol.section];
  if (section === undefined) wrong('lies in a section that does not exist');
  else if (symbol.section !== 0 && symbol.value + symbol.size > section.size) wrong('reaches past its section');
}
