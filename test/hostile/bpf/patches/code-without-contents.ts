import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A code section of which the file holds nothing.',
  change(object) {
    const at = object.section('raw_tp/sched_process_exit', 'offset');
    object.bytes.fill(0, at, at + object.section('raw_tp/sched_process_exit', 'size'));
    object.setSection('raw_tp/sched_process_exit', 'type', 8);
  },
  expect: ['BCCX_OBJECT_SECTION', "section 'raw_tp/sched_process_exit' claims to be code but has no contents"],
};
