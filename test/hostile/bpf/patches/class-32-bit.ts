import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that it is a 32-bit file.',
  change(object) {
    object.write(4, 1, 1);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'not a 64-bit little-endian'],
};
