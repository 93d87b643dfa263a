import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A kernel function is said to be one of the object.',
  change(object) {
    object.write(object.type(12, 'bpf_rcu_read_lock').at + 4, 2, 1);
  },
  expect: ['BCCX_OBJECT_BTF', 'has the type of something that the object itself defines'],
};
