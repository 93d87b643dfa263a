import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A file without a byte.',
  change(object) {
    object.cut(0);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not an ELF file'],
};
