import { printable } from '../printable.ts';
import { type Elf, type Section, SHF, SHT } from './elf.ts';
import { subprogramSection } from './functions.ts';
import { programKind } from './program-kind.ts';

/** Name of the section in which maps are defined through their BTF types. */
export const mapSection = '.maps';

/** What an object may contain besides code, by section name: the type that it must have. */
const dataSections: Readonly<Record<string, number>> = {
  license: SHT.PROGBITS,
  version: SHT.PROGBITS,
  [mapSection]: SHT.PROGBITS,
  '.BTF': SHT.PROGBITS,
  '.BTF.ext': SHT.PROGBITS,
  '.data': SHT.PROGBITS,
  '.rodata': SHT.PROGBITS,
  '.bss': SHT.NOBITS,
  '.struct_ops': SHT.PROGBITS,
  '.struct_ops.link': SHT.PROGBITS,
  '.symtab': SHT.SYMTAB,
  '.strtab': SHT.STRTAB,
  '.shstrtab': SHT.STRTAB,
  '.comment': SHT.PROGBITS,
  '.note.GNU-stack': SHT.PROGBITS,
  '.llvm_addrsig': SHT.LLVM_ADDRSIG,
};

/** Beginnings of names: `.rodata.str1.1`, `.debug_info`. */
const dataPrefixes: readonly (readonly [prefix: string, type: number])[] = [
  ['.data.', SHT.PROGBITS],
  ['.rodata.', SHT.PROGBITS],
  ['.bss.', SHT.NOBITS],
  ['.debug_', SHT.PROGBITS],
];

/** Sections whose relocations libbpf does not apply, because only tools that print them need that. */
const unloaded = (name: string): boolean => name === '.BTF' || name === '.BTF.ext' || name.startsWith('.debug_');

/** Whether relocations of a section are applied when the object is loaded. */
export function isLoaded(section: Section): boolean {
  return (section.flags & SHF.EXECINSTR) !== 0 || section.name === mapSection || isStructOps(section.name);
}

/** Whether a section holds values of kernel callback structures. */
export function isStructOps(name: string): boolean {
  return name === '.struct_ops' || name === '.struct_ops.link';
}

/** Refuses every section whose name, type and flags are not on the list: libbpf, now or later, might act on it. */
export function checkSections(elf: Elf): void {
  for (const section of elf.sections.slice(1)) {
    const name = printable(section.name);
    const refuse = (what: string): never => elf.file.fail('BCCX_OBJECT_SECTION', `section '${name}' ${what}`);
    if ((section.flags & SHF.EXECINSTR) !== 0) {
      checkCode(elf, section);
    } else if (section.type === SHT.REL) {
      checkRelocations(elf, section);
    } else if (section.name === 'maps' || section.name.startsWith('maps/')) {
      elf.file.fail('BCCX_OBJECT_LEGACY_MAPS', `section '${name}' defines maps in the old form`);
    } else {
      const type = dataType(section.name);
      if (type === undefined) refuse('is none that a tool may have');
      if (type !== section.type) refuse(`has type ${section.type} instead of ${type}`);
      if ((section.flags & SHF.COMPRESSED) !== 0 && !section.name.startsWith('.debug_')) refuse('is compressed');
    }
  }
}

function dataType(name: string): number | undefined {
  if (Object.hasOwn(dataSections, name)) return dataSections[name];
  return dataPrefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
}

function checkCode(elf: Elf, section: Section): void {
  if ((section.flags & SHF.COMPRESSED) !== 0) {
    elf.file.fail('BCCX_OBJECT_SECTION', `code section '${printable(section.name)}' is compressed`);
  }
  if (section.name === subprogramSection || programKind(section.name) !== undefined) return;
  elf.file.fail(
    'BCCX_OBJECT_PROGRAM_TYPE',
    `code section '${printable(section.name)}' is of no program type that a tool may have`,
  );
}

function checkRelocations(elf: Elf, table: Section): void {
  const name = printable(table.name);
  const target = elf.sections[table.info];
  if (target === undefined || target.index === 0) {
    elf.file.fail('BCCX_OBJECT_RELOCATION', `'${name}' relocates a section that does not exist`);
  }
  if (table.name !== `.rel${target.name}`) {
    elf.file.fail('BCCX_OBJECT_RELOCATION', `'${name}' relocates section '${printable(target.name)}'`);
  }
  if (!isLoaded(target) && !unloaded(target.name)) {
    elf.file.fail('BCCX_OBJECT_RELOCATION', `'${name}' relocates data, which libbpf leaves undone`);
  }
}
