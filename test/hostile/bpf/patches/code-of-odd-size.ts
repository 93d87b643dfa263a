import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A code section that ends within an instruction.',
  change(object) {
    object.setSection('raw_tp/sched_process_exit', 'size', object.section('raw_tp/sched_process_exit', 'size') - 4);
    object.setSymbol('on_exit', 'size', 8);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'ends within an instruction'],
};
