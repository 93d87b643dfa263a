import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Another function bears the name of the kernel function: libbpf takes the first of that name.',
  change(object) {
    object.write(object.type(12, 'count').at, 4, object.read(object.type(12, 'bpf_rcu_read_lock').at, 4));
  },
  expect: ['BCCX_OBJECT_BTF', 'a second meaning'],
};
