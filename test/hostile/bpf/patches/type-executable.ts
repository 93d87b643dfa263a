import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that it is an executable.',
  change(object) {
    object.write(16, 2, 2);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not a relocatable object'],
};
