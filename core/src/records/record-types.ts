import { BTF, Btf } from '../policy/object/btf.ts';
import { Elf } from '../policy/object/elf.ts';
import { ObjectBytes } from '../policy/object/object-bytes.ts';
import { type Field, fieldOf } from './field.ts';

/** Structs in structs are followed this far. */
const maxDepth = 8;

/** A type of an object's BTF and where a record of it stands within what is read. */
export interface PlacedType {
  readonly id: number;
  readonly offset: number;
}

/** The types of an object's BTF, for reading records of them. The object was checked before. */
export class RecordTypes {
  readonly #btf: Btf | undefined;

  constructor(object: Uint8Array) {
    const elf = new Elf(new ObjectBytes(object, 'object'));
    const section = elf.section('.BTF');
    this.#btf = section && new Btf(elf.file.part(section.offset, section.size, 'BCCX_OBJECT_BTF'));
  }

  /** A struct by its name, without the word `struct`. */
  struct(name: string): number | undefined {
    const btf = this.#btf;
    if (btf === undefined) return undefined;
    for (const id of btf.ofKind(BTF.STRUCT)) if (btf.name(id) === name) return id;
    return undefined;
  }

  /** Type ids of a map's key and value, as its definition in `.maps` names them. */
  ofMap(map: string): { key: number | undefined; value: number | undefined } | undefined {
    const btf = this.#btf;
    if (btf === undefined) return undefined;
    for (const id of btf.ofKind(BTF.DATASEC)) {
      if (btf.name(id) !== '.maps') continue;
      const variable = btf.variables(id).find(({ type }) => btf.name(type) === map);
      if (variable === undefined) continue;
      const members = btf.members(btf.resolve(btf.target(variable.type)));
      const pointee = (name: string): number | undefined => {
        const member = members.find((each) => each.name === name);
        const type = member === undefined ? 0 : btf.resolve(member.type);
        return btf.kind(type) === BTF.PTR ? btf.resolve(btf.target(type)) : undefined;
      };
      return { key: pointee('key'), value: pointee('value') };
    }
    return undefined;
  }

  /** Size in bytes of a value of a type. */
  sizeOf(id: number): number {
    return this.#btf?.sizeOf(id) ?? 0;
  }

  /** The value that is a type itself: a number or text, not a struct. */
  whole({ id, offset }: PlacedType): Field | undefined {
    return this.#btf && fieldOf(this.#btf, id, offset);
  }

  /** The value at a path of member names joined by dots; members without a name are looked through. */
  field({ id, offset }: PlacedType, path: string): Field | undefined {
    const btf = this.#btf;
    const found = btf && this.#find(btf, { id, offset }, path.split('.'), 0);
    return found && btf && fieldOf(btf, found.id, found.offset);
  }

  #find(btf: Btf, { id, offset }: PlacedType, path: readonly string[], depth: number): PlacedType | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return { id, offset };
    const type = btf.resolve(id);
    if (depth > maxDepth || (btf.kind(type) !== BTF.STRUCT && btf.kind(type) !== BTF.UNION)) return undefined;
    for (const { name, type: member, bitOffset } of btf.members(type)) {
      if (bitOffset % 8 !== 0) continue;
      const place = { id: btf.resolve(member), offset: offset + bitOffset / 8 };
      const found =
        name === first
          ? this.#find(btf, place, rest, depth + 1)
          : name === ''
            ? this.#find(btf, place, path, depth + 1)
            : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
