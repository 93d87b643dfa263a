import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A symbol of a binding that BPF objects do not have.',
  change(object) {
    object.setSymbol('lost', 'info', 0xa1);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'has binding 10'],
};
