import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'An array of itself, as the type of a value.',
  change(object) {
    const { at } = object.type(8, '__u64');
    const array = object.types().find((type) => type.kind === 3);
    if (array === undefined) throw new Error('no array');
    object.write(at + 8, 4, array.id);
    object.write(array.at + 12, 4, array.id);
  },
  expect: ['BCCX_OBJECT_BTF', ''],
};
