import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The call leads into the middle of a function: libbpf calls its beginning, another reader sees less code.',
  change(object) {
    const at = object.instruction(
      'tp_btf/sched_switch',
      object.read(object.relocation('tp_btf/sched_switch', 'count'), 8) / 8,
    );
    object.write(at + 4, 4, 2);
  },
  expect: ['BCCX_OBJECT_CALL', 'where no function starts'],
  libbpf: ['program on_switch * 26 23 67'],
};
