import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A description of a section that does not exist.',
  change(object) {
    object.write(object.btfString('.bss'), 1, 0x2d);
  },
  expect: ['BCCX_OBJECT_BTF', 'which does not exist'],
  libbpf: ['open * *'],
};
