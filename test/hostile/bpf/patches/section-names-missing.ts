import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Another section is said to hold the section names.',
  change(object) {
    object.write(62, 2, object.index('.rodata'));
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its section names are not in a string table'],
};
