import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A function name with bytes that would move the cursor of a terminal.',
  change(object) {
    const at = object.section('.strtab', 'offset') + object.symbol('on_exit', 'name');
    object.write(at, 2, 0x5b1b);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'has a name that no compiler makes'],
  libbpf: ['open * 0'],
};
