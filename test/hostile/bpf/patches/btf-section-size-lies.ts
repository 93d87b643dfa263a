import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The types say that the maps take 4096 bytes.',
  change(object) {
    object.write(object.type(15, '.maps').at + 8, 4, 4096);
  },
  expect: ['BCCX_OBJECT_BTF', "says section '.maps' has 4096 bytes"],
};
