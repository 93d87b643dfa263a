import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A section contains the section table.',
  change(object) {
    object.setSection('.strtab', 'size', object.section('.strtab', 'size') + 64);
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'overlaps'],
  libbpf: ['open * 0'],
};
