import { printable } from '../printable.ts';
import type { ObjectBytes } from './object-bytes.ts';
import { StringTable } from './string-table.ts';

/** Kinds of BTF type (kernel documentation, bpf/btf.rst). */
export const BTF = {
  VOID: 0,
  INT: 1,
  PTR: 2,
  ARRAY: 3,
  STRUCT: 4,
  UNION: 5,
  ENUM: 6,
  FWD: 7,
  TYPEDEF: 8,
  VOLATILE: 9,
  CONST: 10,
  RESTRICT: 11,
  FUNC: 12,
  FUNC_PROTO: 13,
  VAR: 14,
  DATASEC: 15,
  FLOAT: 16,
  DECL_TAG: 17,
  TYPE_TAG: 18,
  ENUM64: 19,
} as const;

/** Linkage of a VAR or FUNC. */
export const BTF_LINKAGE = { STATIC: 0, GLOBAL: 1, EXTERN: 2 } as const;

/** 32-bit words that follow a type's header: fixed, and for each of its vlen parts. */
const trailing: Record<number, { fixed: number; each: number }> = {
  [BTF.INT]: { fixed: 1, each: 0 },
  [BTF.PTR]: { fixed: 0, each: 0 },
  [BTF.ARRAY]: { fixed: 3, each: 0 },
  [BTF.STRUCT]: { fixed: 0, each: 3 },
  [BTF.UNION]: { fixed: 0, each: 3 },
  [BTF.ENUM]: { fixed: 0, each: 2 },
  [BTF.FWD]: { fixed: 0, each: 0 },
  [BTF.TYPEDEF]: { fixed: 0, each: 0 },
  [BTF.VOLATILE]: { fixed: 0, each: 0 },
  [BTF.CONST]: { fixed: 0, each: 0 },
  [BTF.RESTRICT]: { fixed: 0, each: 0 },
  [BTF.FUNC]: { fixed: 0, each: 0 },
  [BTF.FUNC_PROTO]: { fixed: 0, each: 2 },
  [BTF.VAR]: { fixed: 1, each: 0 },
  [BTF.DATASEC]: { fixed: 0, each: 3 },
  [BTF.FLOAT]: { fixed: 0, each: 0 },
  [BTF.DECL_TAG]: { fixed: 1, each: 0 },
  [BTF.TYPE_TAG]: { fixed: 0, each: 0 },
  [BTF.ENUM64]: { fixed: 0, each: 3 },
};

/** Kinds whose header names another type instead of a size. */
const refersTo: ReadonlySet<number> = new Set([
  BTF.PTR,
  BTF.TYPEDEF,
  BTF.VOLATILE,
  BTF.CONST,
  BTF.RESTRICT,
  BTF.FUNC,
  BTF.FUNC_PROTO,
  BTF.VAR,
  BTF.DECL_TAG,
  BTF.TYPE_TAG,
]);

const modifiers: ReadonlySet<number> = new Set([BTF.TYPEDEF, BTF.VOLATILE, BTF.CONST, BTF.RESTRICT, BTF.TYPE_TAG]);

const minHeader = 24;
const maxTypes = 1 << 20;
/** libbpf and the kernel follow at most this many references. */
const maxDepth = 32;

export interface Member {
  readonly name: string;
  readonly type: number;
  /** Offset in bits. */
  readonly bitOffset: number;
}

export interface DatasecVariable {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
}

/** The types of section `.BTF`. Ids run from 1; 0 is void. Every id and name offset was checked when it was read. */
export class Btf {
  readonly file: ObjectBytes;
  /** Number of types, void included: ids are below it. */
  readonly count: number;
  /** The types as 32-bit words. */
  readonly #words: Uint32Array;
  readonly #strings: StringTable;
  /** Word at which each type begins. */
  readonly #starts: readonly number[];

  constructor(file: ObjectBytes) {
    this.file = file;
    const parts = readHeader(file);
    this.#words = parts.types.words();
    this.#strings = parts.strings;
    this.#starts = this.#index(parts.types.length);
    this.count = this.#starts.length;
    for (let id = 1; id < this.count; id++) this.#checkReferences(id);
  }

  kind(id: number): number {
    return id === 0 ? BTF.VOID : (this.#info(id) >>> 24) & 31;
  }

  /** Number of members, parameters, enumerators or variables. */
  vlen(id: number): number {
    return this.#info(id) & 0xffff;
  }

  name(id: number): string {
    return id === 0 ? 'void' : this.#strings.at(this.#word(this.#start(id)));
  }

  /** The type that a pointer, typedef, qualifier, function, variable or tag refers to. */
  target(id: number): number {
    return this.#word(this.#start(id) + 2);
  }

  /** Size in bytes of an integer, struct, union, enum, datasec or float. */
  size(id: number): number {
    return this.#word(this.#start(id) + 2);
  }

  array(id: number): { element: number; count: number } {
    const at = this.#start(id) + 3;
    return { element: this.#word(at), count: this.#word(at + 2) };
  }

  /** Encoding bits and width of an integer. */
  integer(id: number): { signed: boolean; bool: boolean; bits: number } {
    const data = this.#word(this.#start(id) + 3);
    return { signed: ((data >>> 24) & 1) !== 0, bool: ((data >>> 24) & 4) !== 0, bits: data & 0xff };
  }

  /** Linkage of a variable (its own field) or a function (kept in vlen). */
  linkage(id: number): number {
    return this.kind(id) === BTF.FUNC ? this.vlen(id) : this.#word(this.#start(id) + 3);
  }

  /** A string of `.BTF` at an offset, as `.BTF.ext` refers to it. */
  string(offset: number): string {
    return this.#strings.at(offset);
  }

  members(id: number): Member[] {
    return Array.from({ length: this.vlen(id) }, (_, index) => this.#member(id, index));
  }

  /** One member of a struct or union, or undefined past the last. */
  member(id: number, index: number): Member | undefined {
    return index < this.vlen(id) ? this.#member(id, index) : undefined;
  }

  /** Name of one enumerator, or undefined past the last or when the type is no enum. */
  enumerator(id: number, index: number): string | undefined {
    const kind = this.kind(id);
    const each = kind === BTF.ENUM ? 2 : kind === BTF.ENUM64 ? 3 : 0;
    if (each === 0 || index >= this.vlen(id)) return undefined;
    return this.#strings.at(this.#word(this.#start(id) + 3 + index * each));
  }

  variables(id: number): DatasecVariable[] {
    const start = this.#start(id) + 3;
    return Array.from({ length: this.vlen(id) }, (_, index) => {
      const at = start + index * 3;
      return { type: this.#word(at), offset: this.#word(at + 1), size: this.#word(at + 2) };
    });
  }

  /** The type behind typedefs, qualifiers and type tags. */
  resolve(id: number): number {
    let at = id;
    for (let depth = 0; depth < maxDepth; depth++) {
      if (!modifiers.has(this.kind(at))) return at;
      at = this.target(at);
    }
    this.fail(id, 'refers to itself');
  }

  /** Size in bytes of a value of a type. */
  sizeOf(id: number): number {
    let at = id;
    let elements = 1;
    for (let depth = 0; depth < maxDepth; depth++) {
      at = this.resolve(at);
      switch (this.kind(at)) {
        case BTF.INT:
        case BTF.STRUCT:
        case BTF.UNION:
        case BTF.ENUM:
        case BTF.ENUM64:
        case BTF.FLOAT:
        case BTF.DATASEC:
          return this.#bounded(id, elements * this.size(at));
        case BTF.PTR:
          return this.#bounded(id, elements * 8);
        case BTF.VAR:
          at = this.target(at);
          break;
        case BTF.ARRAY: {
          const array = this.array(at);
          elements = this.#bounded(id, elements * array.count);
          at = array.element;
          break;
        }
        default:
          this.fail(id, 'has no size');
      }
    }
    this.fail(id, 'refers to itself');
  }

  /** How a type is written in C, for people: `struct event`, `unsigned int`, `u8[16]`. */
  describe(id: number, depth = 0): string {
    if (depth > maxDepth) return '(endless)';
    const kind = this.kind(id);
    const name = kind === BTF.VOID ? 'void' : printable(this.name(id));
    if (kind === BTF.STRUCT) return `struct ${name || '(unnamed)'}`;
    if (kind === BTF.UNION) return `union ${name || '(unnamed)'}`;
    if (kind === BTF.ENUM || kind === BTF.ENUM64) return `enum ${name || '(unnamed)'}`;
    if (kind === BTF.PTR) return 'pointer';
    if (kind === BTF.ARRAY) return this.#describeArray(id, depth);
    if (kind === BTF.TYPEDEF || name !== '') return name;
    return modifiers.has(kind) ? this.describe(this.resolve(id), depth + 1) : '(unnamed)';
  }

  /** Ids of all types of a kind. */
  *ofKind(kind: number): Generator<number> {
    for (let id = 1; id < this.count; id++) if (this.kind(id) === kind) yield id;
  }

  fail(id: number, what: string): never {
    this.file.fail('BCCX_OBJECT_BTF', `its BTF lies: type ${id} ${what}`);
  }

  #describeArray(id: number, depth: number): string {
    let dimensions = '';
    let at = id;
    for (let i = 0; i < maxDepth && this.kind(at) === BTF.ARRAY; i++) {
      const array = this.array(at);
      dimensions += `[${array.count}]`;
      at = array.element;
    }
    return this.kind(at) === BTF.ARRAY ? 'array' : `${this.describe(at, depth + 1)}${dimensions}`;
  }

  #member(id: number, index: number): Member {
    const at = this.#start(id) + 3 + index * 3;
    const bitfields = this.#info(id) >>> 31 !== 0;
    const offset = this.#word(at + 2);
    return {
      name: this.#strings.at(this.#word(at)),
      type: this.#word(at + 1),
      bitOffset: bitfields ? offset & 0xffffff : offset,
    };
  }

  #bounded(id: number, size: number): number {
    if (size > 0x7fffffff) this.fail(id, 'is larger than 2 GiB');
    return size;
  }

  #start(id: number): number {
    const start = id > 0 ? this.#starts[id] : undefined;
    return start ?? this.file.fail('BCCX_OBJECT_BTF', `its BTF lies: type ${id} does not exist`);
  }

  #info(id: number): number {
    return this.#word(this.#start(id) + 1);
  }

  /** A word of the types; what is asked for was found to be there when they were indexed. */
  #word(at: number): number {
    return this.#words[at] ?? this.file.fail('BCCX_OBJECT_BTF', 'its BTF ends in the middle of a type');
  }

  #index(length: number): number[] {
    const words = this.#words;
    const starts = [0];
    let at = 0;
    while (at * 4 < length) {
      const info = this.#word(at + 1);
      const kind = (info >>> 24) & 31;
      const extra = trailing[kind];
      if (extra === undefined)
        this.file.fail('BCCX_OBJECT_BTF', `its BTF lies: type ${starts.length} has unknown kind ${kind}`);
      starts.push(at);
      if (starts.length > maxTypes) this.file.fail('BCCX_OBJECT_LIMIT', `it has more than ${maxTypes} types`);
      at += 3 + extra.fixed + extra.each * (info & 0xffff);
      if (at > words.length) this.fail(starts.length - 1, 'reaches past the end');
    }
    return starts;
  }

  /** Types and names that a type refers to exist, so that nothing later has to check them again. */
  #checkReferences(id: number): void {
    const at = this.#start(id);
    const info = this.#word(at + 1);
    const kind = (info >>> 24) & 31;
    this.#checkName(id, at);
    if (refersTo.has(kind)) this.#checkType(id, at + 2);
    if (kind === BTF.ARRAY) {
      this.#checkType(id, at + 3);
      this.#checkType(id, at + 4);
    }
    const each = trailing[kind]?.each ?? 0;
    if (each === 0) return;
    const typed = kind === BTF.STRUCT || kind === BTF.UNION || kind === BTF.FUNC_PROTO;
    const end = at + 3 + each * (info & 0xffff);
    for (let part = at + 3; part < end; part += each) {
      if (kind === BTF.DATASEC) this.#checkType(id, part);
      else this.#checkName(id, part);
      if (typed) this.#checkType(id, part + 1);
    }
  }

  #checkName(id: number, at: number): void {
    if (this.#word(at) >= this.#strings.length) this.fail(id, 'has a name outside of the string table');
  }

  #checkType(id: number, at: number): void {
    const other = this.#word(at);
    if (other >= this.#starts.length) this.fail(id, `refers to type ${other}, which does not exist`);
  }
}

function readHeader(file: ObjectBytes): { types: ObjectBytes; strings: StringTable } {
  const wrong = (what: string): never => file.fail('BCCX_OBJECT_BTF', `its BTF ${what}`);
  if (file.length < minHeader || file.u16(0) !== 0xeb9f) wrong('has no header');
  if (file.u8(2) !== 1 || file.u8(3) !== 0) wrong('has an unknown version or flags');
  const headerLength = file.u32(4);
  if (headerLength < minHeader || headerLength > file.length) wrong('has a header of an impossible length');
  for (let offset = minHeader; offset < headerLength; offset++) {
    if (file.u8(offset) !== 0) wrong('has header fields that bccx does not know');
  }
  const types = { start: headerLength + file.u32(8), size: file.u32(12) };
  const strings = { start: headerLength + file.u32(16), size: file.u32(20) };
  if (types.start % 4 !== 0) wrong('has types that are not aligned');
  if (types.start < strings.start + strings.size && strings.start < types.start + types.size) {
    wrong('has types and strings in the same place');
  }
  const table = file.part(strings.start, strings.size, 'BCCX_OBJECT_BTF');
  if (table.length === 0 || table.u8(0) !== 0 || table.u8(table.length - 1) !== 0) {
    wrong('has a string table that is not closed');
  }
  return {
    types: file.part(types.start, types.size, 'BCCX_OBJECT_BTF'),
    strings: new StringTable(file, table.bytes, 'BCCX_OBJECT_BTF'),
  };
}
