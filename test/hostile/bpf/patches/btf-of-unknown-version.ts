import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Types of a version to come.',
  change(object) {
    object.write(object.section('.BTF', 'offset') + 2, 1, 2);
  },
  expect: ['BCCX_OBJECT_BTF', 'unknown version'],
};
