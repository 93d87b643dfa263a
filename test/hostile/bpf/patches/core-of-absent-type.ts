import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question about a type that does not exist.',
  change(object) {
    object.write(object.extRecord('core') + 4, 4, 0xffffff);
  },
  expect: ['BCCX_OBJECT_CORE', 'which does not exist'],
  libbpf: ['open * 0'],
};
