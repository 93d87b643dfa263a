import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A section name begins outside of the names.',
  change(object) {
    object.setSection('.rodata', 'name', 0x7fffffff);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'lies outside of its table'],
};
