import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two descriptions of the section of the maps: libbpf takes the first.',
  change(object) {
    object.write(object.type(15, 'license').at, 4, object.read(object.type(15, '.maps').at, 4));
  },
  expect: ['BCCX_OBJECT_BTF', "describes section '.maps' a second time"],
};
