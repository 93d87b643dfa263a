import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Debug information is said to be code: libbpf passes over it because of its name.',
  change(object) {
    object.setSection('.debug_str', 'flags', 4);
  },
  expect: ['BCCX_OBJECT_PROGRAM_TYPE', "code section '.debug_str'"],
  libbpf: ['open * 0'],
};
