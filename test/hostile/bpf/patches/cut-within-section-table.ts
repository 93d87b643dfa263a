import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The file ends within the section table.',
  change(object) {
    object.cut(object.bytes.length - 10);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its section table is cut short'],
};
