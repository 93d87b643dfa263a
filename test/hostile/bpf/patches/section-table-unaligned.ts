import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The section table lies at an odd place.',
  change(object) {
    object.write(40, 8, object.sectionTable + 1);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its section table is not aligned'],
};
