import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Relocations of 8 bytes each.',
  change(object) {
    object.setSection('.relraw_tp/sched_process_exit', 'entsize', 8);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'has entries of an unknown size'],
};
