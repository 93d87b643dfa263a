import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two maps in one place.',
  change(object) {
    object.setSymbol('events', 'value', 0);
  },
  expect: ['BCCX_OBJECT_BTF', 'where it has no room'],
};
