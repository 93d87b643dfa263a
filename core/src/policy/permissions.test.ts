import { expect, test } from 'vitest';
import { covers } from './permissions.ts';

test.each([
  ['tp-btf:sched_switch', 'tp-btf:sched_switch', true],
  ['tp-btf:sched_switch', 'tp-btf:sched_switch_x', false],
  ['tp-btf:*', 'tp-btf:sched_switch', true],
  ['*', 'anything', true],
  ['*', '', true],
  ['kprobe:*', 'kretprobe:x', false],
  ['uprobe:*:malloc', 'uprobe:libc.so.6:malloc', true],
  ['uprobe:*:malloc', 'uprobe:malloc', false],
  ['uprobe:libc*:*alloc', 'uprobe:libc.so.6:realloc', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-c-b', false],
  ['a*b*c', 'abxbc', true],
  ['kprobe:vfs_read', 'kprobe:*', false],
  ['kprobe:*', 'kprobe:*', true],
  ['', '', true],
])('%s covers %s: %s', (pattern, text, expected) => {
  expect(covers(pattern, text)).toBe(expected);
});
