import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Code is said to be compressed.',
  change(object) {
    object.setSection('raw_tp/sched_process_exit', 'flags', 0x806);
  },
  expect: ['BCCX_OBJECT_SECTION', "code section 'raw_tp/sched_process_exit' is compressed"],
};
