import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A relocation names a symbol that does not exist.',
  change(object) {
    object.write(object.relocation('raw_tp/sched_process_exit', 'lost') + 12, 4, 60000);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'names a symbol that does not exist'],
};
