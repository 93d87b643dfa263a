import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A function contains the next one: libbpf would load those instructions twice.',
  change(object) {
    object.setSymbol('count', 'size', object.symbol('count', 'size') + 8);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'overlaps another function'],
  libbpf: ['open * 0'],
};
