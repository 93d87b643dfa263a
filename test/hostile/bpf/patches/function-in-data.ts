import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A program is said to lie among the constants.',
  change(object) {
    object.setSymbol('on_exit', 'section', object.index('.rodata'));
    object.setSymbol('on_exit', 'size', 0);
  },
  expect: ['BCCX_OBJECT_SYMBOL', "function 'on_exit' does not lie in a code section"],
};
