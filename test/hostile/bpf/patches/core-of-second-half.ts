import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question about the kernel is attached to the second half of a load.',
  change(object) {
    object.write(
      object.extRecord('core'),
      4,
      object.read(object.relocation('tp_btf/sched_switch', 'LINUX_KERNEL_VERSION'), 8) + 8,
    );
  },
  expect: ['BCCX_OBJECT_CORE', 'is not the start of an instruction'],
};
