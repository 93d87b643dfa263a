import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Constants are said to be code.',
  change(object) {
    object.setSection('.rodata', 'flags', 6);
  },
  expect: ['BCCX_OBJECT_PROGRAM_TYPE', "code section '.rodata'"],
};
