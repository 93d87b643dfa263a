import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A map is not in the types: it would never be made.',
  change(object) {
    const counts = object.type(14, 'counts');
    object.write(counts.at, 4, object.read(object.type(14, 'events').at, 4));
  },
  expect: ['BCCX_OBJECT_BTF', ''],
};
