import { expect, test } from 'vitest';
import { latin1, printable } from './printable.ts';

test('what a terminal would act on is written out', () => {
  expect(printable(latin1(Buffer.from('ok\u001b[2J\\\u0000\u007f')))).toBe('ok\\x1b[2J\\x5c\\x00\\x7f');
  expect(printable(latin1(Buffer.from('é', 'utf8')))).toBe('\\xc3\\xa9');
  expect(printable('\u202e')).toBe('\\u{202e}');
});

test('a long name is cut', () => {
  expect(printable('x'.repeat(500))).toBe(`${'x'.repeat(77)}...`);
});
