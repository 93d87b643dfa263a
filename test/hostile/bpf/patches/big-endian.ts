import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that its numbers are big-endian.',
  change(object) {
    object.write(5, 1, 2);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'not a 64-bit little-endian'],
};
