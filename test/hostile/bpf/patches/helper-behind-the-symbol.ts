import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about:
    'The end of a program, with a helper, belongs to no symbol: libbpf leaves it out, and it is read all the same.',
  change(object) {
    object.setSymbol('on_switch', 'size', 0);
    object.setSymbol('on_switch', 'info', 0);
  },
  expect: ['BCCX_PERMISSION_HELPER', "program '(none)' calls bpf_loop"],
  permissions: {
    helpers: [
      'bpf_map_lookup_elem',
      'bpf_map_update_elem',
      'bpf_ringbuf_reserve',
      'bpf_ringbuf_submit',
      'bpf_ktime_get_ns',
      'bpf_get_current_pid_tgid',
    ],
  },
};
