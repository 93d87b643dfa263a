import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A load goes past the end of the variables.',
  change(object) {
    const at = object.instruction(
      'raw_tp/sched_process_exit',
      object.read(object.relocation('raw_tp/sched_process_exit', 'lost'), 8) / 8,
    );
    object.write(at + 4, 4, 4096);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'loads an address outside of'],
  libbpf: ['open * 0'],
};
