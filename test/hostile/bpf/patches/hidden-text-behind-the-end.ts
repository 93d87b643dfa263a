import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A few bytes follow the object.',
  change(object) {
    object.append(new TextEncoder().encode('hello'));
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'belong to no section'],
  libbpf: ['open * 0'],
};
