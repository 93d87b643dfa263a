import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two relocations for one instruction: libbpf takes either.',
  change(object) {
    object.write(
      object.relocation('raw_tp/sched_process_exit', 'lost'),
      8,
      object.read(object.relocation('raw_tp/sched_process_exit', 'events'), 8),
    );
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'twice'],
  libbpf: ['open * 0'],
};
