import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The section table lies at the end of the range of 64-bit numbers.',
  change(object) {
    object.write(40, 8, 0xffffffffffffffc0n);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its section table is cut short'],
};
