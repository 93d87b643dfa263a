import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Records of an unknown size.',
  change(object) {
    object.write(object.extRecord('core') - 12, 4, 24);
  },
  expect: ['BCCX_OBJECT_BTF', 'has records of 24 bytes'],
};
