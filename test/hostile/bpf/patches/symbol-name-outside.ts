import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A symbol name begins outside of the names.',
  change(object) {
    object.setSymbol('count', 'name', 0x7fffffff);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'lies outside of its table'],
};
