import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A second symbol table.',
  change(object) {
    object.setSection('.debug_line_str', 'type', 2);
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'two symbol tables'],
};
