import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The header of the types is longer than the types.',
  change(object) {
    object.write(object.section('.BTF', 'offset') + 4, 4, 0x10000000);
  },
  expect: ['BCCX_OBJECT_BTF', 'header of an impossible length'],
};
