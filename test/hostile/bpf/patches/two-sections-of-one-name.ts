import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two sections are called .maps: libbpf takes the last.',
  change(object) {
    object.setSection('.debug_line_str', 'name', object.section('.maps', 'name'));
  },
  expect: ['BCCX_OBJECT_LAYOUT', "two sections named '.maps'"],
};
