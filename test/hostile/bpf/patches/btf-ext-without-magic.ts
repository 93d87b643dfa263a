import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The extension of the types does not begin as it must.',
  change(object) {
    object.write(object.section('.BTF.ext', 'offset'), 2, 0);
  },
  expect: ['BCCX_OBJECT_BTF', 'its .BTF.ext has no header'],
};
