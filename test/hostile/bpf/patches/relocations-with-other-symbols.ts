import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The relocations use the string table as their symbols.',
  change(object) {
    object.setSection('.relraw_tp/sched_process_exit', 'link', 1);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'uses another symbol table'],
  libbpf: ['open * 0'],
};
