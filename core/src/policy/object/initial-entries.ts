import { printable } from '../printable.ts';
import { type Elf, STT } from './elf.ts';
import { type CodeFunction, subprogramSection } from './functions.ts';
import type { PlacedMap } from './maps.ts';
import { isStructOps, mapSection } from './sections.ts';

const R_BPF_64_ABS64 = 2;
const maxSlots = 4096;

/** Names of the maps or programs that maps hold from the start, by map name. */
export function readInitialEntries(
  elf: Elf,
  maps: readonly PlacedMap[],
  programs: readonly CodeFunction[],
): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  const section = elf.section(mapSection);
  const table = elf.section(`.rel${mapSection}`);
  if (section === undefined || table === undefined) return entries;
  const relocations = elf.relocations(table, section);
  if (relocations.length > maxSlots)
    elf.file.fail('BCCX_OBJECT_LIMIT', `its maps have over ${maxSlots} initial entries`);
  for (const { offset, type, symbol } of relocations) {
    const wrong = (what: string): never =>
      elf.file.fail('BCCX_OBJECT_RELOCATION', `the entry at offset ${offset} of '${mapSection}' ${what}`);
    const map = maps.find((candidate) => candidate.offset <= offset && offset + 8 <= candidate.offset + candidate.size);
    const start = map?.slots;
    if (map === undefined || start === undefined) return wrong('belongs to no map that has entries');
    const slot = (offset - map.offset - start) / 8;
    if (type !== R_BPF_64_ABS64 || slot < 0 || !Number.isInteger(slot)) wrong('is no entry of a map');
    if (slot >= maxSlots) elf.file.fail('BCCX_OBJECT_LIMIT', `a map has over ${maxSlots} entries from the start`);
    const { name } = map.definition;
    const target =
      map.definition.type === 'prog_array'
        ? programs.find((fn) => fn.section.index === symbol.section && fn.start * 8 === symbol.value)?.name
        : maps.find((other) => symbol.section === section.index && other.offset === symbol.value)?.definition.name;
    if (target === undefined || target !== symbol.name) {
      wrong(`names '${printable(symbol.name)}', which is no map or program`);
    }
    const list = entries.get(name) ?? [];
    list[slot] = printable(symbol.name);
    entries.set(name, list);
  }
  for (const list of entries.values()) for (let i = 0; i < list.length; i++) list[i] ??= '';
  return entries;
}

/** Kernel callback structures of the object, by variable name. Their relocations may name programs only. */
export function readStructOps(elf: Elf): string[] {
  const found: string[] = [];
  for (const section of elf.sections) {
    if (!isStructOps(section.name)) continue;
    for (const symbol of elf.symbols) {
      if (symbol.section === section.index && symbol.type === STT.OBJECT) found.push(printable(symbol.name));
    }
    const table = elf.section(`.rel${section.name}`);
    if (table === undefined) continue;
    for (const { symbol } of elf.relocations(table, section)) {
      const target = elf.sections[symbol.section];
      if (symbol.type !== STT.FUNC || target === undefined || target.name === subprogramSection) {
        elf.file.fail('BCCX_OBJECT_RELOCATION', `'${printable(section.name)}' refers to something that is no program`);
      }
    }
  }
  return found;
}
