import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The names of the types reach past the end of their section.',
  change(object) {
    object.write(object.section('.BTF', 'offset') + 20, 4, 0x7ffffff0);
  },
  expect: ['BCCX_OBJECT_BTF', 'outside of a part'],
};
