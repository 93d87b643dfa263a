import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The relocations are for a section that does not exist.',
  change(object) {
    object.setSection('.relraw_tp/sched_process_exit', 'info', 200);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'relocates a section that does not exist'],
};
