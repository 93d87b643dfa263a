import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A function reaches past the end of its section.',
  change(object) {
    object.setSymbol('on_exit', 'size', 8192);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'reaches past its section'],
};
