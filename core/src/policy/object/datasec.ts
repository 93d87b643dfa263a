import { printable } from '../printable.ts';
import { BTF, BTF_LINKAGE, type Btf } from './btf.ts';
import { type Elf, type ElfSymbol, type Section, STB, STT } from './elf.ts';

/** A variable of a data section, with the place that libbpf will use. */
export interface Variable {
  readonly name: string;
  /** BTF type of the value. */
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  /** Only its own file may use it. */
  readonly local: boolean;
}

/** Sections of BTF that stand for what the kernel provides; no section of the file has their name. */
export const externSections: ReadonlySet<string> = new Set(['.kconfig', '.ksyms']);

/**
 * The variables of each data section, by section name. BTF and symbol table both say where a variable lies; libbpf takes
 * the one or the other, so they must agree.
 */
export function readDatasecs(elf: Elf, btf: Btf): Map<string, Variable[]> {
  const objects = globalObjects(elf);
  const found = new Map<string, Variable[]>();
  const seen = new Set<string>();
  for (const id of btf.ofKind(BTF.DATASEC)) {
    const name = btf.name(id);
    if (seen.has(name)) btf.fail(id, `describes section '${printable(name)}' a second time`);
    seen.add(name);
    if (externSections.has(name)) continue;
    const section = elf.section(name);
    if (section === undefined) return btf.fail(id, `describes section '${printable(name)}', which does not exist`);
    if (btf.size(id) !== 0 && btf.size(id) !== section.size) {
      btf.fail(id, `says section '${printable(name)}' has ${btf.size(id)} bytes, it has ${section.size}`);
    }
    found.set(name, sectionVariables(btf, id, section, objects));
  }
  return found;
}

function globalObjects(elf: Elf): Map<string, ElfSymbol> {
  const objects = new Map<string, ElfSymbol>();
  for (const symbol of elf.symbols) {
    if (symbol.type !== STT.OBJECT) continue;
    if (symbol.section === 0) {
      elf.file.fail('BCCX_OBJECT_SYMBOL', `variable '${printable(symbol.name)}' lies in no section`);
    }
    if (symbol.bind === STB.LOCAL) continue;
    if (objects.has(symbol.name)) {
      elf.file.fail('BCCX_OBJECT_SYMBOL', `there are two variables named '${printable(symbol.name)}'`);
    }
    objects.set(symbol.name, symbol);
  }
  return objects;
}

function sectionVariables(btf: Btf, id: number, section: Section, objects: ReadonlyMap<string, ElfSymbol>): Variable[] {
  const placed = btf.size(id) !== 0;
  const variables = btf.variables(id).map(({ type, offset, size }) => {
    if (btf.kind(type) !== BTF.VAR) return btf.fail(id, `lists type ${type}, which is no variable`);
    const name = btf.name(type);
    const local = btf.linkage(type) === BTF_LINKAGE.STATIC;
    const variable = { name, type: btf.target(type), offset, size, local };
    if (size < btf.sizeOf(type)) btf.fail(type, `'${printable(name)}' is given less room than its type takes`);
    if (local) return variable;
    const symbol = objects.get(name);
    if (btf.linkage(type) !== BTF_LINKAGE.GLOBAL || symbol?.section !== section.index) {
      return btf.fail(type, `'${printable(name)}' is no variable of section '${printable(section.name)}'`);
    }
    if (placed && offset !== symbol.value) {
      btf.fail(type, `'${printable(name)}' lies at ${offset}, its symbol at ${symbol.value}`);
    }
    return { ...variable, offset: symbol.value };
  });
  variables.sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const variable of variables) {
    if (variable.offset < end || variable.offset + variable.size > section.size) {
      btf.fail(id, `puts '${printable(variable.name)}' where it has no room in '${printable(section.name)}'`);
    }
    end = variable.offset + variable.size;
  }
  return variables;
}
