import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The types do not begin as they must.',
  change(object) {
    object.write(object.section('.BTF', 'offset'), 2, 0);
  },
  expect: ['BCCX_OBJECT_BTF', 'its BTF has no header'],
};
