import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The callback begins in the middle of a function.',
  change(object) {
    const at = object.instruction(
      'tp_btf/sched_switch',
      object.read(object.relocation('tp_btf/sched_switch', '', 1), 8) / 8,
    );
    object.write(at + 4, 4, object.read(at + 4, 4) + 8);
  },
  expect: ['BCCX_OBJECT_CALL', 'where no function starts'],
  libbpf: ['open * 0'],
};
