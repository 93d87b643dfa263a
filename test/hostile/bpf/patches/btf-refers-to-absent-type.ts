import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A member is of a type that does not exist.',
  change(object) {
    object.write(object.type(4, 'task_struct').at + 16, 4, 0xffffff);
  },
  expect: ['BCCX_OBJECT_BTF', 'which does not exist'],
};
