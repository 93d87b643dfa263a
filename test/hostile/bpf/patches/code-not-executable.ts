import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The flag that makes a section code is taken away: libbpf leaves out the program, another reader may not.',
  change(object) {
    object.setSection('raw_tp/sched_process_exit', 'flags', 2);
  },
  expect: ['BCCX_OBJECT_SECTION', "section 'raw_tp/sched_process_exit' is none that a tool may have"],
  libbpf: ['program on_switch * 26 23 *'],
};
