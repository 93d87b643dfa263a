import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Symbols of 16 bytes each.',
  change(object) {
    object.setSection('.symtab', 'entsize', 16);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'entries of an unknown size'],
};
