import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The relocations of code bear the name of those of the types, which libbpf passes over.',
  change(object) {
    object.setSection('.rel.BTF', 'info', object.index('tp_btf/sched_switch'));
  },
  expect: ['BCCX_OBJECT_RELOCATION', "'.rel.BTF' relocates section"],
  libbpf: ['open * 0'],
};
