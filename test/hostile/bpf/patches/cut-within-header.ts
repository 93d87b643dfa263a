import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The file ends within its header.',
  change(object) {
    object.cut(40);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not an ELF file'],
};
