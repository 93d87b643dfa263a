import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A symbol of a type that BPF objects do not have: an indirect function.',
  change(object) {
    object.setSymbol('count', 'info', 0x1a);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'has type 10'],
};
