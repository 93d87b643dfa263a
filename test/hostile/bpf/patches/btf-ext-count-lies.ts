import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'More records than there are bytes.',
  change(object) {
    object.write(object.extRecord('core') - 4, 4, 0x7fffffff);
  },
  expect: ['BCCX_OBJECT_LIMIT', 'records for one section'],
};
