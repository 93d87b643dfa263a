import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A relocation of the second half of a 64-bit load.',
  change(object) {
    const at = object.relocation('raw_tp/sched_process_exit', 'lost');
    object.write(at, 8, object.read(at, 8) + 8);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'is for no call and no 64-bit load'],
};
