import { expect, test } from 'vitest';
import { parseAnswer } from './function-list.ts';

test('an answer is an object with its functions; the first of a name counts', () => {
  const text =
    'object 1 7f00 8f00 /lib/a b.so\nfunction 1 10 13 40 free\nfunction 1 20 20 0 free\nfunction 1 ff ff 1 x::y\nfunction 1 1 1 1 add\nmarker 1 30 0 libc:setjmp\n';
  expect(parseAnswer(text, 1)).toEqual({
    path: '/lib/a b.so',
    range: '7f00-8f00',
    markers: [{ name: 'libc:setjmp', offset: 48, semaphore: 0 }],
    functions: new Map([
      ['free', { offset: 16, point: 19, size: 64 }],
      ['x::y', { offset: 255, point: 255, size: 1 }],
      ['add', { offset: 1, point: 1, size: 1 }],
    ]),
  });
});

test('a process without the object has none, other failures are errors', () => {
  expect(parseAnswer('error 3 2\n', 3)).toBeUndefined();
  expect(() => parseAnswer('error 3 d\n', 3)).toThrow('errno 13');
});

test.each([
  '',
  'function 1 10 13 40 free\n',
  'object 1 7f00 /lib/a.so\n',
  'object 2 7f00 8f00 /lib/a.so\n',
  'object 1 7f00 8f00 /lib/a.so\nfunction 1 10 50 40 free\n',
  'object 1 7f00 8f00 /lib/a.so\nfunction 1 10 f 40 free\n',
  'object 1 7f00 8f00 /lib/a.so\nfunction 1 ffffffffffffffff ffffffffffffffff 40 free\n',
  'object 1 7f00 8f00 /lib/a.so\nfunction 1 10 13 40\n',
  'object 1 7f00 8f00 /lib/a.so\nfunction 1 10 13 free\n',
  'object 1 7f00 8f00 /lib/a.so\nmarker 1 30 libc:setjmp\n',
  'something else\n',
])('damaged: %j', (text) => {
  expect(() => parseAnswer(text, 1)).toThrow('damaged');
});
