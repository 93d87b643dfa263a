import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The types put a map where its symbol is not: libbpf takes the one for the map and the other for the code.',
  change(object) {
    const { at } = object.type(15, '.maps');
    object.write(at + 8, 4, object.section('.maps', 'size'));
    object.write(at + 16, 4, 32);
    object.write(at + 28, 4, 0);
  },
  expect: ['BCCX_OBJECT_BTF', 'its symbol at'],
};
