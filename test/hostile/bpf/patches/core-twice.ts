import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two questions are attached to one instruction.',
  change(object) {
    const at = object.extRecord('core');
    object.write(at + 16, 4, object.read(at, 4));
  },
  expect: ['BCCX_OBJECT_CORE', 'two CO-RE relocations are for one instruction'],
};
