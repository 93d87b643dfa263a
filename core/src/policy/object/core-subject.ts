import { printable } from '../printable.ts';
import { BTF, type Btf } from './btf.ts';
import type { CoreRelocation } from './btf-ext.ts';

/**
 * What a CO-RE relocation asks about, in C's words: `struct task_struct.group_leader`, `enum bpf_func_id::BPF_FUNC_loop`.
 * The access string holds indices: the first into an array of the type, then a member or an element each.
 */
export function coreSubject(btf: Btf, relocation: CoreRelocation): string {
  const [first = 0, ...steps] = relocation.access.split(':').map(Number);
  const root = btf.describe(relocation.type);
  switch (relocation.kind) {
    case 'enumval_exists':
    case 'enumval_value':
      return `${root}::${enumerator(btf, relocation, first)}`;
    case 'field_byte_offset':
    case 'field_byte_size':
    case 'field_exists':
    case 'field_signed':
    case 'field_lshift_u64':
    case 'field_rshift_u64':
      return root + memberPath(btf, relocation, steps);
    default:
      return root;
  }
}

function memberPath(btf: Btf, relocation: CoreRelocation, steps: readonly number[]): string {
  let path = '';
  let type = btf.resolve(relocation.type);
  for (const step of steps) {
    const kind = btf.kind(type);
    if (kind === BTF.ARRAY) {
      path += `[${step}]`;
      type = btf.resolve(btf.array(type).element);
      continue;
    }
    const member = kind === BTF.STRUCT || kind === BTF.UNION ? btf.member(type, step) : undefined;
    if (member === undefined) return wrong(btf, relocation);
    if (member.name !== '') path += `.${printable(member.name)}`;
    type = btf.resolve(member.type);
  }
  return path;
}

function enumerator(btf: Btf, relocation: CoreRelocation, index: number): string {
  const type = btf.resolve(relocation.type);
  const name = btf.enumerator(type, index);
  return name === undefined ? wrong(btf, relocation) : printable(name);
}

function wrong(btf: Btf, relocation: CoreRelocation): never {
  const what = `'${printable(relocation.access)}' of type ${relocation.type}`;
  btf.file.fail('BCCX_OBJECT_CORE', `a CO-RE relocation is about member ${what}, which does not exist`);
}
