import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question is attached to a place behind the end of the code.',
  change(object) {
    object.write(object.extRecord('core'), 4, 0x100000);
  },
  expect: ['BCCX_OBJECT_CORE', 'is not the start of an instruction'],
  libbpf: ['open * 0'],
};
