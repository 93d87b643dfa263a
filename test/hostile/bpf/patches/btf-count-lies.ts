import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A structure has more members than there are bytes.',
  change(object) {
    object.write(object.type(4, 'task_struct').at + 4, 2, 0xffff);
  },
  expect: ['BCCX_OBJECT_BTF', 'reaches past the end'],
};
