import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question about a member that does not exist.',
  change(object) {
    const at = object.extRecord('core');
    object.write(at + 4, 4, object.type(4, 'task_struct').id);
    object.write(at + 8, 4, object.stringOffset('0:1'));
    object.write(object.btfString('0:1') + 2, 1, 0x39);
  },
  expect: ['BCCX_OBJECT_CORE', 'which does not exist'],
};
