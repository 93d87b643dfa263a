import { BTF, Btf } from '../policy/object/btf.ts';
import { Elf } from '../policy/object/elf.ts';
import { ObjectBytes } from '../policy/object/object-bytes.ts';

/** Where a counts map's key names its stacks and its thread. Offsets in bytes; undefined: the key does not say. */
export interface KeyLayout {
  /** Offsets of struct bccx_stack_id members, the one nearest to the leaf first: kernel before user. */
  readonly stacks: readonly number[];
  readonly comm: { readonly offset: number; readonly size: number } | undefined;
  readonly tgid: number | undefined;
  readonly tid: number | undefined;
  readonly size: number;
}

/** The layout of a struct of an object's BTF; undefined when it holds no stack. */
export function keyLayout(object: Uint8Array, struct: string): KeyLayout | undefined {
  const elf = new Elf(new ObjectBytes(object, 'object'));
  const section = elf.section('.BTF');
  if (section === undefined) return undefined;
  const btf = new Btf(elf.file.part(section.offset, section.size, 'BCCX_OBJECT_BTF'));
  for (const id of btf.ofKind(BTF.STRUCT)) if (btf.name(id) === struct) return layoutOf(btf, id);
  return undefined;
}

function layoutOf(btf: Btf, id: number): KeyLayout | undefined {
  const members = btf
    .members(id)
    .map(({ name, type, bitOffset }) => ({ name, type: btf.resolve(type), offset: bitOffset / 8 }));
  const stacks = members.filter(({ type }) => btf.kind(type) === BTF.STRUCT && btf.name(type) === 'bccx_stack_id');
  if (stacks.length === 0) return undefined;
  const offsetOf = (...names: readonly string[]) => members.find(({ name }) => names.includes(name))?.offset;
  const comm = members.find(({ name, type }) => name === 'comm' && btf.kind(type) === BTF.ARRAY);
  return {
    stacks: stacks
      .sort((a, b) => Number(b.name === 'kernel') - Number(a.name === 'kernel'))
      .map(({ offset }) => offset),
    comm: comm && { offset: comm.offset, size: btf.array(comm.type).count },
    tgid: offsetOf('tgid'),
    tid: offsetOf('tid'),
    size: btf.size(id),
  };
}
