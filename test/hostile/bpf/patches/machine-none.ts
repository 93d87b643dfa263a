import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It names no machine: libbpf takes that for BPF.',
  change(object) {
    object.write(18, 2, 0);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not built for BPF'],
  libbpf: ['open * 0', 'program on_exit * 17 0 22'],
};
