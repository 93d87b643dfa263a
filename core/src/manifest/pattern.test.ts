import { expect, test } from 'vitest';
import { isWild, matcher, parsePattern } from './pattern.ts';

test.each([
  ['vfs_read', { kind: 'kernel', library: '', name: 'vfs_read' }],
  ['vfs_*', { kind: 'kernel', library: '', name: 'vfs_*' }],
  ['p::vfs_read', { kind: 'kernel', library: '', name: 'vfs_read' }],
  ['c:malloc', { kind: 'user', library: 'c', name: 'malloc' }],
  ['p:c:malloc', { kind: 'user', library: 'c', name: 'malloc' }],
  ['/usr/bin/a:main', { kind: 'user', library: '/usr/bin/a', name: 'main' }],
  ['./a:std::sort', { kind: 'user', library: './a', name: 'std::sort' }],
  ['t:sched:sched_switch', { kind: 'tracepoint', library: '', name: 'sched:sched_switch' }],
  ['t:sched:*', { kind: 'tracepoint', library: '', name: 'sched:*' }],
  ['u:python3:gc__start', { kind: 'usdt', library: 'python3', name: 'gc__start' }],
  ['u:c:libc:setjmp', { kind: 'usdt', library: 'c', name: 'libc:setjmp' }],
  ['', undefined],
  ['c:', undefined],
  [':malloc', undefined],
  ['t:sched', { kind: 'user', library: 't', name: 'sched' }],
  ['t::x', undefined],
  ['t:sched:', undefined],
  ['u::x', undefined],
  ['p:c:', undefined],
])('%s', (text, expected) => {
  expect(parsePattern(text)).toEqual(expected);
});

function matches(pattern: string, name: string, regexp = false): boolean {
  const parsed = parsePattern(pattern);
  if (parsed === undefined) throw new Error(`no pattern: ${pattern}`);
  return matcher(parsed, regexp).test(name);
}

test('a star stands for any text, everything else for itself, and the whole name must match', () => {
  expect(matches('vfs_*', 'vfs_read')).toBe(true);
  expect(matches('vfs_*', 'xvfs_read')).toBe(false);
  expect(matches('vfs_re?d', 'vfs_read')).toBe(true);
  expect(matches('a.b', 'axb')).toBe(false);
  expect(matches('a.b', 'a.b')).toBe(true);
  expect(matches('a(b)[c]{1}|^$+\\', 'a(b)[c]{1}|^$+\\')).toBe(true);
  expect(matches('vfs', 'vfs_read')).toBe(false);
});

test('a regular expression matches from the beginning of a name', () => {
  expect(matches('vfs_(read|write)', 'vfs_writev', true)).toBe(true);
  expect(matches('read', 'vfs_read', true)).toBe(false);
  expect(() => matches('vfs_(', 'x', true)).toThrow(SyntaxError);
});

test('patterns that may stand for several names', () => {
  expect(isWild({ kind: 'kernel', library: '', name: 'a*' }, false)).toBe(true);
  expect(isWild({ kind: 'kernel', library: '', name: 'a' }, false)).toBe(false);
  expect(isWild({ kind: 'kernel', library: '', name: 'a' }, true)).toBe(true);
});
