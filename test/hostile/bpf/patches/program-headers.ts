import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that it has segments to be mapped.',
  change(object) {
    object.write(56, 2, 1);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it has program headers'],
  libbpf: ['open * 0'],
};
