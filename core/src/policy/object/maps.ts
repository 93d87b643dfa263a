import { printable } from '../printable.ts';
import { BTF, type Btf, type Member } from './btf.ts';
import type { Variable } from './datasec.ts';
import { type Elf, STT } from './elf.ts';
import { type MapType, mapFlags, mapTypeAllowed, mapTypeName } from './map-type.ts';
import { mapSection } from './sections.ts';

/** A map as its definition in section `.maps` says; sizes in bytes. */
export interface MapDefinition {
  readonly name: string;
  readonly type: MapType;
  readonly keySize: number;
  readonly valueSize: number;
  /** 0 when it is set before loading. */
  readonly maxEntries: number;
  readonly flags: readonly string[];
  /** C type of key and value, where BTF tells them. */
  readonly key: string | undefined;
  readonly value: string | undefined;
  /** What each entry of a map of maps must look like. */
  readonly inner: MapDefinition | undefined;
}

/** A defined map with its place in section `.maps`, by which instructions refer to it. */
export interface PlacedMap {
  readonly definition: MapDefinition;
  readonly offset: number;
  readonly size: number;
  /** Byte offset of the `values` member, where initial entries are; undefined when it has none. */
  readonly slots: number | undefined;
}

const maxMaps = 256;
const nameForm = /^[A-Za-z_][A-Za-z0-9_.]*$/;

/** Reads every map definition, as libbpf's parse of BTF-defined maps does, and refuses what a tool may not have. */
export function readMaps(elf: Elf, btf: Btf | undefined, variables: readonly Variable[] | undefined): PlacedMap[] {
  const section = elf.section(mapSection);
  if (section === undefined) return [];
  if (btf === undefined || variables === undefined) {
    return elf.file.fail('BCCX_OBJECT_BTF', `section '${mapSection}' has no types, so its maps cannot be known`);
  }
  if (variables.length > maxMaps) elf.file.fail('BCCX_OBJECT_LIMIT', `it has ${variables.length} maps`);
  const listed = new Set(variables.map((variable) => variable.name));
  for (const symbol of elf.symbols) {
    if (symbol.section !== section.index || symbol.type === STT.SECTION) continue;
    if (!listed.has(symbol.name)) {
      elf.file.fail('BCCX_OBJECT_BTF', `map '${printable(symbol.name)}' is not described by its BTF`);
    }
  }
  return variables.map((variable) => new MapReader(btf, variable.name).read(variable));
}

interface Fields {
  type: MapType | undefined;
  keySize: number | undefined;
  valueSize: number | undefined;
  maxEntries: number;
  flags: string[];
  key: string | undefined;
  value: string | undefined;
  inner: MapDefinition | undefined;
  slots: number | undefined;
}

/** Reads the members of one map's definition. */
class MapReader {
  readonly #btf: Btf;
  readonly #name: string;
  readonly #inner: boolean;

  constructor(btf: Btf, name: string, inner = false) {
    this.#btf = btf;
    this.#name = name;
    this.#inner = inner;
  }

  read(variable: Variable): PlacedMap {
    if (!nameForm.test(this.#name)) this.#fail('BCCX_OBJECT_SYMBOL', 'has a name that no compiler makes');
    if (variable.local) this.#fail('BCCX_OBJECT_MAP', 'is static, which libbpf refuses');
    const fields = this.#members(this.#btf.resolve(variable.type));
    return {
      definition: this.#definition(fields),
      offset: variable.offset,
      size: variable.size,
      slots: fields.slots,
    };
  }

  #definition(fields: Fields): MapDefinition {
    if (fields.type === undefined) this.#fail('BCCX_OBJECT_MAP', 'has no type');
    const mapOfMaps = fields.type === 'array_of_maps' || fields.type === 'hash_of_maps';
    if (mapOfMaps && fields.inner === undefined) this.#fail('BCCX_OBJECT_MAP', 'does not say what its inner maps are');
    return {
      name: this.#name,
      type: fields.type,
      keySize: fields.keySize ?? 0,
      valueSize: fields.valueSize ?? 0,
      maxEntries: fields.maxEntries,
      flags: fields.flags,
      key: fields.key,
      value: fields.value,
      inner: fields.inner,
    };
  }

  #members(struct: number): Fields {
    if (this.#btf.kind(struct) !== BTF.STRUCT) this.#fail('BCCX_OBJECT_BTF', 'is not defined by a struct');
    const fields: Fields = {
      type: undefined,
      keySize: undefined,
      valueSize: undefined,
      maxEntries: 0,
      flags: [],
      key: undefined,
      value: undefined,
      inner: undefined,
      slots: undefined,
    };
    const members = this.#btf.members(struct);
    const seen = new Set<string>();
    members.forEach((member, index) => {
      if (seen.has(member.name)) this.#fail('BCCX_OBJECT_MAP', `has two fields '${printable(member.name)}'`);
      seen.add(member.name);
      this.#member(fields, member, index === members.length - 1);
    });
    return fields;
  }

  #member(fields: Fields, member: Member, last: boolean): void {
    switch (member.name) {
      case 'type':
        fields.type = this.#type(this.#integer(member));
        break;
      case 'max_entries':
        fields.maxEntries = this.#integer(member);
        break;
      case 'map_flags':
        fields.flags = this.#flags(this.#integer(member));
        break;
      case 'key_size':
        fields.keySize = this.#agree('key', fields.keySize, this.#integer(member));
        break;
      case 'value_size':
        fields.valueSize = this.#agree('value', fields.valueSize, this.#integer(member));
        break;
      case 'key':
        fields.key = this.#btf.describe(this.#pointee(member));
        fields.keySize = this.#agree('key', fields.keySize, this.#btf.sizeOf(this.#pointee(member)));
        break;
      case 'value':
        fields.value = this.#btf.describe(this.#pointee(member));
        fields.valueSize = this.#agree('value', fields.valueSize, this.#btf.sizeOf(this.#pointee(member)));
        break;
      case 'values':
        if (!last) this.#fail('BCCX_OBJECT_MAP', "has fields after 'values'");
        this.#values(fields, member);
        break;
      case 'pinning':
        if (this.#integer(member) !== 0) this.#fail('BCCX_OBJECT_PINNING', 'wants to be pinned');
        break;
      case 'map_extra':
        if (this.#integer(member) > 15 || fields.type !== 'bloom_filter') {
          this.#fail('BCCX_OBJECT_MAP', "sets 'map_extra', which only a bloom filter may, to at most 15");
        }
        break;
      default:
        this.#fail('BCCX_OBJECT_MAP', `has an unknown field '${printable(member.name)}'`);
    }
  }

  #type(number: number): MapType {
    const type = mapTypeName(number);
    if (type === undefined) return this.#fail('BCCX_OBJECT_MAP', `is of unknown type ${number}`);
    if (!mapTypeAllowed(type)) this.#fail('BCCX_OBJECT_MAP', `is of type ${type}, which a tool may not have`);
    return type;
  }

  #flags(value: number): string[] {
    const { names, refused } = mapFlags(value);
    if (refused !== 0) this.#fail('BCCX_OBJECT_MAP', `sets flags 0x${refused.toString(16)}, which a tool may not set`);
    return names;
  }

  #agree(what: string, before: number | undefined, now: number): number {
    if (before !== undefined && before !== now) {
      this.#fail('BCCX_OBJECT_MAP', `has two ${what} sizes, ${before} and ${now}`);
    }
    return now;
  }

  /** Numbers are kept as the length of an array that the member points to. */
  #integer(member: Member): number {
    const array = this.#pointee(member);
    if (this.#btf.kind(array) !== BTF.ARRAY) this.#malformed(member);
    return this.#btf.array(array).count;
  }

  #pointee(member: Member): number {
    const pointer = this.#btf.resolve(member.type);
    if (this.#btf.kind(pointer) !== BTF.PTR) this.#malformed(member);
    return this.#btf.target(pointer);
  }

  #values(fields: Fields, member: Member): void {
    const mapOfMaps = fields.type === 'array_of_maps' || fields.type === 'hash_of_maps';
    if (this.#inner || (!mapOfMaps && fields.type !== 'prog_array')) {
      this.#fail('BCCX_OBJECT_MAP', `has entries of its own, which only maps of maps and of programs have`);
    }
    fields.valueSize = this.#agree('value', fields.valueSize, 4);
    fields.slots = member.bitOffset / 8;
    if (this.#btf.kind(member.type) !== BTF.ARRAY || this.#btf.array(member.type).count !== 0) this.#malformed(member);
    const pointer = this.#btf.resolve(this.#btf.array(member.type).element);
    if (this.#btf.kind(pointer) !== BTF.PTR) this.#malformed(member);
    const pointee = this.#btf.resolve(this.#btf.target(pointer));
    if (!mapOfMaps) {
      if (this.#btf.kind(pointee) !== BTF.FUNC_PROTO) this.#malformed(member);
      return;
    }
    const inner = new MapReader(this.#btf, `${this.#name}.inner`, true);
    fields.inner = inner.#definition(inner.#members(pointee));
  }

  #malformed(member: Member): never {
    this.#fail('BCCX_OBJECT_BTF', `has a field '${printable(member.name)}' of the wrong form`);
  }

  #fail(
    code: 'BCCX_OBJECT_MAP' | 'BCCX_OBJECT_BTF' | 'BCCX_OBJECT_PINNING' | 'BCCX_OBJECT_SYMBOL',
    what: string,
  ): never {
    this.#btf.file.fail(code, `map '${printable(this.#name)}' ${what}`);
  }
}
