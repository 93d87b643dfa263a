import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The section of the maps has no contents.',
  change(object) {
    object.setSection('.maps', 'type', 8);
  },
  expect: ['BCCX_OBJECT_SECTION', "section '.maps' has type 8 instead of 1"],
};
