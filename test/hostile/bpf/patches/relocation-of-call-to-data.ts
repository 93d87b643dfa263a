import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A call is relocated to a variable.',
  change(object) {
    object.write(
      object.relocation('tp_btf/sched_switch', 'count') + 12,
      4,
      object.read(object.relocation('raw_tp/sched_process_exit', 'lost') + 12, 4),
    );
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'which is no function of .text'],
};
