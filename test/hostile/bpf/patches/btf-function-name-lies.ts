import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The types give a program the name of another function, which tools print.',
  change(object) {
    object.write(object.extRecord('functions') + 4, 4, object.type(12, 'each').id);
  },
  expect: ['BCCX_OBJECT_BTF', "which is '"],
  libbpf: ['open * 0'],
};
