import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The call of a declared helper is relocated to a kernel function: whoever reads the number sees the helper.',
  change(object) {
    const at = object.instruction(
      'tp_btf/sched_switch',
      object.read(object.relocation('tp_btf/sched_switch', 'bpf_rcu_read_lock'), 8) / 8,
    );
    object.write(at + 1, 1, 0);
    object.write(at + 4, 4, 5);
  },
  expect: ['BCCX_OBJECT_RELOCATION', 'written as the call of a helper and relocated to something else'],
  libbpf: ['kfunc bpf_rcu_read_lock'],
};
