import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about:
    'A question about the kernel is attached to the call of a helper: on kernels without the type libbpf breaks the call, and a reader that skips such instructions misses the helper.',
  change(object) {
    object.write(object.extRecord('core'), 4, object.helperCall('tp_btf/sched_switch') * 8);
  },
  expect: ['BCCX_OBJECT_CORE', 'has a CO-RE relocation (field_byte_offset), but nothing that it could change'],
  libbpf: ['open * 0'],
};
