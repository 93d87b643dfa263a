import { printable } from '../printable.ts';
import { BTF, Btf } from './btf.ts';
import { type BtfExt, readBtfExt } from './btf-ext.ts';
import { coreSubject } from './core-subject.ts';
import { readDatasecs, type Variable } from './datasec.ts';
import { Elf, SHT } from './elf.ts';
import { readExterns } from './externs.ts';
import type { DataFinding, FunctionFinding, MapFinding, ObjectFinding, ProgramFinding } from './finding.ts';
import { type CodeFunction, readFunctions, subprogramSection } from './functions.ts';
import { readInitialEntries, readStructOps } from './initial-entries.ts';
import { readLicense } from './license.ts';
import { mapBytes } from './map-memory.ts';
import { type PlacedMap, readMaps } from './maps.ts';
import { ObjectBytes } from './object-bytes.ts';
import { programKind } from './program-kind.ts';
import { Reach } from './reach.ts';
import { type FunctionReferences, resolveReferences } from './references.ts';
import { checkSections } from './sections.ts';

/** Largest object that is read, in bytes. */
const maxObject = 16 << 20;
const maxPrograms = 256;

/** A BPF object that was read: what it may do, and its code for a disassembly. */
export interface BpfObjectReading {
  readonly finding: ObjectFinding;
  readonly functions: readonly CodeFunction[];
  readonly references: ReadonlyMap<CodeFunction, FunctionReferences>;
}

/**
 * Reads a BPF object file as data, without trusting any of it, and says everything in it that matters for what it may
 * do once libbpf has loaded it. What libbpf would understand differently, or what a tool may not have at all, is refused
 * with one `BccxError` (BCCX_OBJECT_*).
 *
 * @param bytes the very bytes that are loaded afterwards
 * @param name file name for messages
 * @param cpus possible CPUs, for the memory of per-CPU maps
 */
export function readBpfObject(bytes: Uint8Array, { name, cpus }: { name: string; cpus: number }): BpfObjectReading {
  const file = new ObjectBytes(bytes, name);
  if (bytes.byteLength > maxObject) file.fail('BCCX_OBJECT_LIMIT', `it has ${bytes.byteLength} bytes`);
  const elf = new Elf(file);
  checkSections(elf);
  const functions = readFunctions(elf);
  const programs = functions.filter((fn) => fn.named && fn.section.name !== subprogramSection);
  if (programs.length === 0) file.fail('BCCX_OBJECT_PROGRAM_TYPE', 'it has no program');
  if (programs.length > maxPrograms) file.fail('BCCX_OBJECT_LIMIT', `it has ${programs.length} programs`);
  const btf = readBtf(elf);
  const datasecs = btf === undefined ? new Map<string, Variable[]>() : readDatasecs(elf, btf);
  const maps = readMaps(elf, btf, datasecs.get('.maps'));
  const externs = readExterns(elf, btf);
  const ext = readExtended(elf, btf, functions);
  const references = resolveReferences({ elf, functions, externs, maps, core: ext.relocations });
  const reach = new Reach(file, references);
  const programFindings = programs.map((fn) => programFinding(fn, reach));
  const reached = new Set(programs.flatMap((fn) => reach.functions(fn)));
  const mapFindings = describeMaps(maps, readInitialEntries(elf, maps, programs), cpus);
  const data = readData(elf, btf, datasecs);
  const kconfig = [...externs.values()].filter((extern) => extern.kind === 'kconfig');
  const kconfigBytes = kconfig.reduce((sum, extern) => sum + extern.size, 0);
  const finding: ObjectFinding = {
    file: name,
    bytes: bytes.byteLength,
    ...readLicense(elf),
    programs: programFindings,
    functions: functions.map((fn) => functionFinding(fn, reached)),
    unreached: reach.uses(functions.filter((fn) => !reached.has(fn))),
    maps: mapFindings,
    data,
    kconfig: kconfig.map((extern) => printable(extern.name)),
    core: btf === undefined ? [] : coreFindings(btf, functions, references),
    structOps: readStructOps(elf),
    mapBytes:
      mapFindings.reduce((sum, map) => sum + map.bytes, 0) +
      data.reduce((sum, { bytes: size }) => sum + dataMapBytes(size), 0) +
      (kconfig.length > 0 ? dataMapBytes(kconfigBytes) : 0),
    cpus,
  };
  return { finding, functions, references };
}

function readBtf(elf: Elf): Btf | undefined {
  const section = elf.section('.BTF');
  if (section === undefined) return undefined;
  return new Btf(elf.file.part(section.offset, section.size, 'BCCX_OBJECT_BTF'));
}

function readExtended(elf: Elf, btf: Btf | undefined, functions: readonly CodeFunction[]): BtfExt {
  const section = elf.section('.BTF.ext');
  if (section === undefined) return { functions: [], relocations: [] };
  if (btf === undefined) return elf.file.fail('BCCX_OBJECT_BTF', 'it has .BTF.ext without .BTF');
  const ext = readBtfExt(elf.file.part(section.offset, section.size, 'BCCX_OBJECT_BTF'), elf, btf);
  const starts = new Map(functions.map((fn) => [`${fn.section.index}:${fn.start * 8}`, fn]));
  for (const { section: code, offset, type } of ext.functions) {
    const fn = starts.get(`${code.index}:${offset}`);
    const wrong = (what: string): never =>
      elf.file.fail(
        'BCCX_OBJECT_BTF',
        `its .BTF.ext says that at offset ${offset} of '${printable(code.name)}' ${what}`,
      );
    if (fn === undefined) return wrong('a function begins');
    if (type >= btf.count || btf.kind(type) !== BTF.FUNC) wrong(`a function of type ${type} begins`);
    if (fn.named && btf.name(type) !== fn.name) wrong(`'${printable(btf.name(type))}' begins, which is '${fn.name}'`);
  }
  return ext;
}

function programFinding(fn: CodeFunction, reach: Reach): ProgramFinding {
  const kind = programKind(fn.section.name);
  if (kind === undefined) throw new Error(`section ${fn.section.index} passed without a program type`);
  const functions = reach.functions(fn);
  return {
    name: fn.name,
    section: fn.section.name,
    ...kind,
    slots: functions.reduce((sum, each) => sum + each.slots, 0),
    functions: functions.slice(1).map((each) => each.name),
    ...reach.uses(functions),
  };
}

function functionFinding(fn: CodeFunction, reached: ReadonlySet<CodeFunction>): FunctionFinding {
  return { name: fn.name, section: fn.section.name, slots: fn.slots, reached: reached.has(fn) };
}

function describeMaps(
  maps: readonly PlacedMap[],
  entries: ReadonlyMap<string, readonly string[]>,
  cpus: number,
): MapFinding[] {
  return maps.map(({ definition }) => ({
    ...definition,
    bytes: mapBytes(definition, cpus),
    slots: entries.get(definition.name) ?? [],
  }));
}

function readData(elf: Elf, btf: Btf | undefined, datasecs: ReadonlyMap<string, readonly Variable[]>): DataFinding[] {
  const found: DataFinding[] = [];
  for (const section of elf.sections) {
    if (!/^\.(data|rodata|bss)(\.|$)/.test(section.name) || section.size === 0) continue;
    if (section.type === SHT.NOBITS && section.size > maxObject) {
      elf.file.fail('BCCX_OBJECT_LIMIT', `section '${printable(section.name)}' has ${section.size} bytes`);
    }
    found.push({
      section: printable(section.name),
      bytes: section.size,
      writable: !section.name.startsWith('.rodata'),
      variables: (datasecs.get(section.name) ?? []).map(({ name, type, offset, size }) => ({
        name: printable(name),
        type: btf?.describe(type) ?? '',
        offset,
        size,
      })),
    });
  }
  return found;
}

function coreFindings(
  btf: Btf,
  functions: readonly CodeFunction[],
  references: ReadonlyMap<CodeFunction, FunctionReferences>,
): ObjectFinding['core'] {
  return functions.flatMap((fn) =>
    [...(references.get(fn)?.core ?? [])].map(([instruction, relocation]) => ({
      function: fn.name,
      instruction,
      kind: relocation.kind,
      subject: coreSubject(btf, relocation),
    })),
  );
}

/** Global data becomes an array map of one entry. */
function dataMapBytes(size: number): number {
  return mapBytes(
    {
      name: '',
      type: 'array',
      keySize: 4,
      valueSize: size,
      maxEntries: 1,
      flags: ['mmapable'],
      key: undefined,
      value: undefined,
      inner: undefined,
    },
    1,
  );
}
