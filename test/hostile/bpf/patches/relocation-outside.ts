import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A relocation lies behind the end of its section.',
  change(object) {
    object.write(object.relocation('raw_tp/sched_process_exit', 'lost'), 8, 0x10000);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'lies outside of its section'],
};
