import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Records for a section that holds no code.',
  change(object) {
    object.write(object.extRecord('core') - 8, 4, object.read(object.type(15, '.rodata').at, 4));
  },
  expect: ['BCCX_OBJECT_BTF', 'which holds no code'],
};
