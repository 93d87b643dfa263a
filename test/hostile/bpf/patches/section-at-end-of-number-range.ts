import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Offset and size of a section add up to a small number in 64 bits.',
  change(object) {
    object.setSection('.maps', 'offset', 0xfffffffffffffff0n);
  },
  expect: ['BCCX_OBJECT_FORMAT', "section '.maps' reaches past the end"],
};
