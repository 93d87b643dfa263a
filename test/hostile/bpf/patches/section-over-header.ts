import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A section begins where the file header is.',
  change(object) {
    object.setSection('.rodata', 'offset', 16);
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'overlaps the file header'],
  libbpf: ['open * 0'],
};
