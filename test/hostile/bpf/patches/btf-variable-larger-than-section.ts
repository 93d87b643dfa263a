import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A map that is larger than the section it is in.',
  change(object) {
    object.write(object.type(15, '.maps').at + 20, 4, 4000);
  },
  expect: ['BCCX_OBJECT_BTF', 'where it has no room'],
};
