import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The last name does not end.',
  change(object) {
    const at = object.section('.BTF', 'offset');
    object.write(at + 20, 4, object.read(at + 20, 4) - 1);
  },
  expect: ['BCCX_OBJECT_BTF', 'a string table that is not closed'],
};
