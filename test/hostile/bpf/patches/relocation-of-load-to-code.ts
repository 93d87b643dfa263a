import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A load is relocated to a program, whose address libbpf does not give.',
  change(object) {
    object.write(object.relocation('raw_tp/sched_process_exit', 'lost') + 12, 4, object.symbolIndex('on_switch'));
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'which is no variable'],
};
