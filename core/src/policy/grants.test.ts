import { expect, test } from 'vitest';
import { type GrantRecord, grantProblems, recordGrant, widening } from './grants.ts';
import type { PermissionSet } from './permissions.ts';

const small: PermissionSet = {
  programs: ['perf_event'],
  attach: ['perf-event:cpu-cycles', 'uprobe:*:malloc'],
  helpers: ['bpf_ktime_get_ns'],
  kfuncs: [],
  ksyms: [],
  mapBytes: 4096,
  module: { reads: ['kallsyms'], memoryBytes: 65_536, cpuSeconds: 1, outputBytes: 1024 },
};

test('nothing more, nothing to ask', () => {
  expect(widening(small, small)).toEqual([]);
  expect(widening(small, { ...small, helpers: [], mapBytes: 0, module: undefined })).toEqual([]);
  expect(widening(small, { ...small, attach: ['uprobe:libc.so.6:malloc'] })).toEqual([]);
});

test('each thing that is more is named', () => {
  const more: PermissionSet = {
    programs: ['perf_event', 'kprobe'],
    attach: ['uprobe:libc.so.6:free'],
    helpers: ['bpf_probe_read_user'],
    kfuncs: ['bpf_task_from_pid'],
    ksyms: ['runqueues'],
    mapBytes: 8192,
    module: { reads: ['kallsyms', 'mapped-objects'], memoryBytes: 131_072, cpuSeconds: 2, outputBytes: 2048 },
  };
  expect(widening(small, more)).toEqual([
    'program type kprobe',
    'attaching to uprobe:libc.so.6:free',
    'helper bpf_probe_read_user',
    'kernel function bpf_task_from_pid',
    'kernel variable runqueues',
    '8192 bytes of maps instead of 4096',
    '2 s of CPU time instead of 1 s',
    'reading mapped-objects',
    '131072 bytes of memory instead of 65536',
    '2048 bytes of output instead of 1024',
  ]);
  expect(widening({ ...small, module: undefined }, small)).toEqual(['running a module']);
});

test('a record holds what was granted, by whom and how', () => {
  const record: GrantRecord = recordGrant(
    { package: '@bccx/profile', version: '1.2.3' },
    { permissions: small, dangerous: ['lsm', 'bpf_send_signal'] },
    { at: new Date(0), uid: 1000, how: 'asked' },
  );
  expect(JSON.parse(JSON.stringify(record))).toEqual({
    grant: 1,
    package: '@bccx/profile',
    version: '1.2.3',
    permissions: small,
    dangerous: ['bpf_send_signal', 'lsm'],
    at: '1970-01-01T00:00:00.000Z',
    uid: 1000,
    how: 'asked',
  });
});

test('what changes the system is refused by name until it is granted by name', () => {
  const dangers = [{ name: 'bpf_send_signal', what: 'bpf_send_signal in a program' }];
  const refused = grantProblems('tool', { permissions: 'declared', dangerous: ['lsm'] }, { declared: small, dangers });
  expect(refused.map(({ code, hint }) => [code, hint])).toEqual([
    ['BCCX_PERMISSION_DANGEROUS', expect.stringContaining('--grant bpf_send_signal')],
  ]);
  const granted = { permissions: 'declared' as const, dangerous: ['bpf_send_signal'] };
  expect(grantProblems('tool', granted, { declared: small, dangers })).toEqual([]);
});

test('an update that asks for more than was granted is refused', () => {
  const more = { ...small, helpers: ['bpf_ktime_get_ns', 'bpf_get_stack'] };
  const found = grantProblems('tool', { permissions: small, dangerous: [] }, { declared: more, dangers: [] });
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ['BCCX_PERMISSION_GRANT', "policy: checking 'tool': it asks for helper bpf_get_stack, which was not granted"],
  ]);
});
