import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A function of no instructions.',
  change(object) {
    object.setSymbol('on_exit', 'size', 0);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'does not consist of whole instructions'],
};
