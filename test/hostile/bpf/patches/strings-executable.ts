import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A string table is said to be code.',
  change(object) {
    object.setSection('.strtab', 'flags', 4);
  },
  expect: ['BCCX_OBJECT_PROGRAM_TYPE', "code section '.strtab'"],
  libbpf: ['open * 0'],
};
