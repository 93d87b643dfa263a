import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The constants lie in the code: what is data here is code there.',
  change(object) {
    object.setSection('.rodata', 'offset', object.section('raw_tp/sched_process_exit', 'offset'));
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'overlaps'],
  libbpf: ['open * 0', 'program on_exit * 17 0 22'],
};
