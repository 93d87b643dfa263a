import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The second half of the file is missing.',
  change(object) {
    object.cut(object.bytes.length / 2);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its section table is cut short'],
};
