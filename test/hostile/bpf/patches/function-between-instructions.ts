import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A function begins in the middle of an instruction.',
  change(object) {
    object.setSymbol('on_exit', 'value', 4);
    object.setSymbol('on_exit', 'size', 168);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'does not consist of whole instructions'],
};
