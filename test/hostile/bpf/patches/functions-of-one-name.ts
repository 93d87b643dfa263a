import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two programs bear one name: whoever asks for it gets the first.',
  change(object) {
    object.setSymbol('on_exit', 'name', object.symbol('on_switch', 'name'));
  },
  expect: ['BCCX_OBJECT_SYMBOL', ''],
  libbpf: ['open * 0'],
};
