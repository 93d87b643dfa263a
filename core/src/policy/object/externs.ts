import { printable } from '../printable.ts';
import { BTF, BTF_LINKAGE, type Btf } from './btf.ts';
import { type Elf, type ElfSymbol, STB, STT } from './elf.ts';

/** Something that the object names and the kernel provides. */
export interface Extern {
  readonly name: string;
  /** `kfunc`: kernel function; `ksym`: kernel variable or address; `kconfig`: value of the kernel's configuration. */
  readonly kind: 'kfunc' | 'ksym' | 'kconfig';
  /** The tool also runs on kernels without it. */
  readonly weak: boolean;
  /** Size in bytes of a configuration value. */
  readonly size: number;
}

/** Everything the object leaves for the kernel to provide, by symbol index. */
export function readExterns(elf: Elf, btf: Btf | undefined): Map<number, Extern> {
  const found = new Map<number, Extern>();
  const names = btf === undefined ? new Map<string, number>() : namedTypes(btf);
  const places = btf === undefined ? new Map<number, string>() : externPlaces(btf);
  const seen = new Set<string>();
  for (const symbol of elf.symbols) {
    if (symbol.section !== 0 || symbol.index === 0) continue;
    const name = printable(symbol.name);
    if (symbol.type !== STT.NOTYPE || symbol.bind === STB.LOCAL || symbol.name === '') {
      elf.file.fail('BCCX_OBJECT_SYMBOL', `symbol ${symbol.index} '${name}' is undefined and no kernel symbol`);
    }
    if (seen.has(symbol.name)) elf.file.fail('BCCX_OBJECT_SYMBOL', `kernel symbol '${name}' is listed twice`);
    seen.add(symbol.name);
    if (btf === undefined) elf.file.fail('BCCX_OBJECT_BTF', `kernel symbol '${name}' has no type`);
    found.set(symbol.index, externOf(btf, symbol, names.get(symbol.name), places));
  }
  return found;
}

/** Variables and functions by name; where a name is given twice libbpf takes the first, so it must not be. */
function namedTypes(btf: Btf): Map<string, number> {
  const names = new Map<string, number>();
  for (let id = 1; id < btf.count; id++) {
    const kind = btf.kind(id);
    if (kind !== BTF.VAR && kind !== BTF.FUNC) continue;
    const name = btf.name(id);
    const other = names.get(name);
    if (other !== undefined && (isExtern(btf, id) || isExtern(btf, other))) {
      btf.fail(id, `gives the kernel symbol '${printable(name)}' a second meaning`);
    }
    names.set(name, id);
  }
  return names;
}

function isExtern(btf: Btf, id: number): boolean {
  return btf.linkage(id) === BTF_LINKAGE.EXTERN;
}

/** Name of the section of BTF that lists each variable or function. */
function externPlaces(btf: Btf): Map<number, string> {
  const places = new Map<number, string>();
  for (const id of btf.ofKind(BTF.DATASEC)) {
    for (const { type } of btf.variables(id)) {
      if (places.has(type)) btf.fail(id, `lists type ${type}, which another section lists too`);
      places.set(type, btf.name(id));
    }
  }
  return places;
}

function externOf(btf: Btf, symbol: ElfSymbol, id: number | undefined, places: ReadonlyMap<number, string>): Extern {
  const wrong = (what: string): never =>
    btf.file.fail('BCCX_OBJECT_BTF', `kernel symbol '${printable(symbol.name)}' ${what}`);
  if (id === undefined) return wrong('has no type');
  if (!isExtern(btf, id)) wrong('has the type of something that the object itself defines');
  const place = places.get(id);
  const weak = symbol.bind === STB.WEAK;
  const name = symbol.name;
  if (place === '.ksyms') {
    const kind = btf.kind(id) === BTF.FUNC ? 'kfunc' : 'ksym';
    return { name, kind, weak, size: 0 };
  }
  if (place === '.kconfig' && btf.kind(id) === BTF.VAR) {
    return { name, kind: 'kconfig', weak, size: btf.sizeOf(id) };
  }
  return wrong('is neither a kernel function or variable nor a configuration value');
}
