import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A name for a type that stands for itself.',
  change(object) {
    const { at, id } = object.type(8, '__u64');
    object.write(at + 8, 4, id);
  },
  expect: ['BCCX_OBJECT_BTF', 'refers to itself'],
};
