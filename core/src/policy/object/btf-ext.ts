import { printable } from '../printable.ts';
import type { Btf } from './btf.ts';
import { type Elf, type Section, SHF } from './elf.ts';
import type { ObjectBytes } from './object-bytes.ts';

/** What a CO-RE relocation asks about the running kernel (libbpf's `enum bpf_core_relo_kind`). */
export const coreKinds = [
  'field_byte_offset',
  'field_byte_size',
  'field_exists',
  'field_signed',
  'field_lshift_u64',
  'field_rshift_u64',
  'local_type_id',
  'target_type_id',
  'type_exists',
  'type_size',
  'enumval_exists',
  'enumval_value',
  'type_matches',
] as const;

export type CoreKind = (typeof coreKinds)[number];

/** One relocation against the running kernel's types. */
export interface CoreRelocation {
  readonly section: Section;
  /** Byte offset of the instruction within the section. */
  readonly offset: number;
  readonly kind: CoreKind;
  /** Type of the object's own BTF. */
  readonly type: number;
  /** Which member is meant: indices joined by colons. */
  readonly access: string;
}

/** Where a function begins and what its BTF type is. */
export interface FunctionInfo {
  readonly section: Section;
  readonly offset: number;
  readonly type: number;
}

export interface BtfExt {
  readonly functions: readonly FunctionInfo[];
  readonly relocations: readonly CoreRelocation[];
}

const maxRecords = 1 << 20;
const accessForm = /^[0-9]{1,10}(:[0-9]{1,10}){0,63}$/;

/** Section `.BTF.ext`: function types and CO-RE relocations of each code section. Line information is only measured. */
export function readBtfExt(file: ObjectBytes, elf: Elf, btf: Btf): BtfExt {
  const wrong = (what: string): never => file.fail('BCCX_OBJECT_BTF', `its .BTF.ext ${what}`);
  if (file.length < 24 || file.u16(0) !== 0xeb9f) wrong('has no header');
  if (file.u8(2) !== 1 || file.u8(3) !== 0) wrong('has an unknown version or flags');
  const headerLength = file.u32(4);
  if (headerLength < 24 || headerLength > file.length) wrong('has a header of an impossible length');
  for (let offset = 32; offset < headerLength; offset++) {
    if (file.u8(offset) !== 0) wrong('has header fields that bccx does not know');
  }
  const table = (field: number) =>
    headerLength >= field + 8
      ? file.part(headerLength + file.u32(field), file.u32(field + 4), 'BCCX_OBJECT_BTF')
      : file.part(0, 0);
  const functions: FunctionInfo[] = [];
  const relocations: CoreRelocation[] = [];
  for (const { section, records } of sectionRecords(table(8), elf, btf, 8)) {
    for (let at = 0; at < records.length; at += 8) {
      functions.push({ section, offset: records.u32(at), type: records.u32(at + 4) });
    }
  }
  sectionRecords(table(16), elf, btf, 16);
  for (const { section, records } of sectionRecords(table(24), elf, btf, 16)) {
    for (let at = 0; at < records.length; at += 16) relocations.push(coreRelocation(section, records, at, btf));
  }
  return { functions, relocations };
}

/** A line of source and the first instruction that was made from it. */
export interface LineInfo {
  readonly section: Section;
  /** Byte offset of the instruction within the section. */
  readonly offset: number;
  /** As the compiler was told, without the folder it ran in. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Line information of `.BTF.ext` (struct bpf_line_info of the kernel), of an object that was read before. */
export function readLineInfo(file: ObjectBytes, elf: Elf, btf: Btf): LineInfo[] {
  const table = file.part(file.u32(4) + file.u32(16), file.u32(20), 'BCCX_OBJECT_BTF');
  return sectionRecords(table, elf, btf, 16).flatMap(({ section, records }) =>
    Array.from({ length: records.length / 16 }, (_, index) => ({
      section,
      offset: records.u32(index * 16),
      file: printable(btf.string(records.u32(index * 16 + 4))),
      line: records.u32(index * 16 + 12) >>> 10,
    })),
  );
}

function coreRelocation(section: Section, records: ObjectBytes, at: number, btf: Btf): CoreRelocation {
  const kind = coreKinds[records.u32(at + 12)];
  if (kind === undefined) {
    records.fail('BCCX_OBJECT_CORE', `a CO-RE relocation asks for an unknown thing (${records.u32(at + 12)})`);
  }
  const type = records.u32(at + 4);
  if (type === 0 || type >= btf.count) {
    records.fail('BCCX_OBJECT_CORE', `a CO-RE relocation is about type ${type}, which does not exist`);
  }
  const access = btf.string(records.u32(at + 8));
  if (!accessForm.test(access)) {
    records.fail('BCCX_OBJECT_CORE', `a CO-RE relocation names the member '${printable(access)}'`);
  }
  return { section, offset: records.u32(at), kind, type, access };
}

/** One table of `.BTF.ext`: record size, then for each section its name, a count and that many records. */
function sectionRecords(
  table: ObjectBytes,
  elf: Elf,
  btf: Btf,
  expectedSize: number,
): { section: Section; records: ObjectBytes }[] {
  if (table.length === 0) return [];
  const wrong: (what: string) => never = (what) => table.fail('BCCX_OBJECT_BTF', `its .BTF.ext ${what}`);
  if (table.u32(0) !== expectedSize) wrong(`has records of ${table.u32(0)} bytes`);
  const found: { section: Section; records: ObjectBytes }[] = [];
  const seen = new Set<number>();
  for (let at = 4; at < table.length; ) {
    const name = btf.string(table.u32(at));
    const count = table.u32(at + 4);
    const section = elf.section(name);
    if (section === undefined) wrong(`is about section '${printable(name)}', which does not exist`);
    if ((section.flags & SHF.EXECINSTR) === 0) wrong(`is about section '${printable(name)}', which holds no code`);
    if (seen.has(section.index)) wrong(`is about section '${printable(name)}' twice`);
    if (count === 0) wrong(`has no records for section '${printable(name)}'`);
    if (count > maxRecords) table.fail('BCCX_OBJECT_LIMIT', `its .BTF.ext has ${count} records for one section`);
    seen.add(section.index);
    const records = table.part(at + 8, count * expectedSize);
    found.push({ section, records });
    at += 8 + records.length;
  }
  return found;
}
