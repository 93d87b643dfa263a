import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A type of a kind that does not exist.',
  change(object) {
    object.write(object.type(4, 'task_struct').at + 7, 1, 31);
  },
  expect: ['BCCX_OBJECT_BTF', 'has unknown kind 31'],
};
