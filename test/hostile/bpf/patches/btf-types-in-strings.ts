import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Types and names lie in the same place.',
  change(object) {
    object.write(object.section('.BTF', 'offset') + 16, 4, 0);
  },
  expect: ['BCCX_OBJECT_BTF', 'types and strings in the same place'],
};
