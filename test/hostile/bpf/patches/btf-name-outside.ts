import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A type has a name outside of the names.',
  change(object) {
    object.write(object.type(4, 'task_struct').at, 4, 0xfffffff);
  },
  expect: ['BCCX_OBJECT_BTF', 'has a name outside of the string table'],
};
