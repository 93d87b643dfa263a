import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about:
    'A question about the kernel is attached to the load of a configuration value, which libbpf fills in otherwise.',
  change(object) {
    object.write(
      object.extRecord('core'),
      4,
      object.read(object.relocation('tp_btf/sched_switch', 'LINUX_KERNEL_VERSION'), 8),
    );
  },
  expect: ['BCCX_OBJECT_CORE', 'nothing that it could change'],
};
