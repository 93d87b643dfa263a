import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A section reaches past the end of the file.',
  change(object) {
    object.setSection('.BTF', 'size', 0x100000);
  },
  expect: ['BCCX_OBJECT_FORMAT', "section '.BTF' reaches past the end"],
};
