import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A symbol lies in no section, but has a fixed address.',
  change(object) {
    object.setSymbol('lost', 'section', 0xfff1);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'lies in a special section'],
};
