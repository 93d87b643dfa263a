import { expect, test } from 'vitest';
import { helperById, helperByName } from './helpers.ts';
import { kfuncByName } from './kfuncs.ts';

test('numbers and names of helpers are those of the kernel', () => {
  // From enum bpf_func_id in include/uapi/linux/bpf.h, at places far apart: one slip in between would move them.
  const known: [id: number, name: string][] = [
    [1, 'bpf_map_lookup_elem'],
    [36, 'bpf_probe_write_user'],
    [58, 'bpf_override_return'],
    [109, 'bpf_send_signal'],
    [117, 'bpf_send_signal_thread'],
    [133, 'bpf_ringbuf_discard'],
    [166, 'bpf_sys_bpf'],
    [181, 'bpf_loop'],
    [211, 'bpf_cgrp_storage_delete'],
  ];
  for (const [id, name] of known) {
    expect(helperById(id)?.name).toBe(name);
    expect(helperByName(name)?.id).toBe(id);
  }
  expect([helperById(0), helperById(212), helperByName('map_lookup_elem'), helperByName('bpf_')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('every helper has a name of its own and a meaning', () => {
  const all = Array.from({ length: 211 }, (_, index) => helperById(index + 1));
  expect(new Set(all.map((helper) => helper?.name)).size).toBe(211);
  for (const helper of all) expect(helper?.meaning.length).toBeGreaterThan(5);
});

test('what changes the system is known as such', () => {
  const names = ['bpf_probe_write_user', 'bpf_override_return', 'bpf_send_signal', 'bpf_send_signal_thread'];
  const more = [
    'bpf_set_retval',
    'bpf_sys_bpf',
    'bpf_skb_store_bytes',
    'bpf_redirect',
    'bpf_setsockopt',
    'bpf_bprm_opts_set',
  ];
  for (const name of [...names, ...more]) expect(helperByName(name)?.effect).toBe('change');
  expect(kfuncByName('bpf_sock_destroy').observes).toBe(false);
  expect(kfuncByName('bpf_stream_vprintk').observes).toBe(false);
  expect(kfuncByName('a_function_of_a_module').observes).toBe(false);
  expect(kfuncByName('bpf_iter_task_vma_next').observes).toBe(true);
  expect(kfuncByName('bpf_task_acquire').observes).toBe(true);
  expect(kfuncByName('bpf_task_acquire_not').observes).toBe(false);
});
