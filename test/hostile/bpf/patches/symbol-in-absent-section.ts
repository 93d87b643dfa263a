import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A symbol lies in a section that does not exist.',
  change(object) {
    object.setSymbol('lost', 'section', 900);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'lies in a section that does not exist'],
};
