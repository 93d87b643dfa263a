import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A relocation of a kind that no BPF object has.',
  change(object) {
    object.write(object.relocation('raw_tp/sched_process_exit', 'lost') + 8, 4, 77);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'a load with a relocation of type 77'],
  libbpf: ['open * 0'],
};
