import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A second object follows the first.',
  change(object) {
    object.append(object.bytes.slice());
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'bytes belong to no section'],
  libbpf: ['open * 0'],
};
