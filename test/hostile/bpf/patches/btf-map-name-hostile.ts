import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A map name with bytes that would move the cursor of a terminal, in both places that name it.',
  change(object) {
    object.write(object.btfString('counts'), 2, 0x5b1b);
    object.write(object.section('.strtab', 'offset') + object.symbol('counts', 'name'), 2, 0x5b1b);
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'has a name that no compiler makes'],
  libbpf: ['map *[unts 1 4 8 1024 0 0'],
};
