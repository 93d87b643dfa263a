import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two functions begin at one place.',
  change(object) {
    object.setSymbol('ordinary.bpf.c', 'info', 0x12);
    object.setSymbol('ordinary.bpf.c', 'section', object.index('.text'));
    object.setSymbol('ordinary.bpf.c', 'value', object.symbol('count', 'value'));
    object.setSymbol('ordinary.bpf.c', 'size', object.symbol('count', 'size'));
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'overlaps another function'],
  libbpf: ['open * 0'],
};
