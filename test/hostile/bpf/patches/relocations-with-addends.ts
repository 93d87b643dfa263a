import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The relocations are said to be of the kind with addends, which libbpf passes over.',
  change(object) {
    object.setSection('.reltp_btf/sched_switch', 'type', 4);
  },
  expect: ['BCCX_OBJECT_SECTION', "section '.reltp_btf/sched_switch' is none"],
  libbpf: ['open * 0'],
};
