import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that it is x86-64 code.',
  change(object) {
    object.write(18, 2, 62);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not built for BPF'],
};
