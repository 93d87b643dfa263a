import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A number of a map definition is not written as numbers are.',
  change(object) {
    const struct = object.read(object.type(14, 'counts').at + 8, 4);
    const { at } = object.types()[struct - 1] ?? { at: 0 };
    object.write(at + 12 + 12 + 4, 4, object.type(4, 'task_struct').id);
  },
  expect: ['BCCX_OBJECT_BTF', 'of the wrong form'],
};
