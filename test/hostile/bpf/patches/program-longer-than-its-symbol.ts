import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The symbol covers only the first instructions of a program; the rest has helpers and belongs to nobody.',
  change(object) {
    object.setSymbol('on_exit', 'size', 64);
  },
  expect: ['BCCX_OBJECT_INSTRUCTION', 'jumps out of its code'],
  libbpf: ['open * 0'],
};
