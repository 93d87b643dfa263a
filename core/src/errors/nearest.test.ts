import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const words = ['profile', 'memleak', 'list', 'link', 'add'];

test.each([
  ['profle', 'profile'],
  ['porfile', 'profile'],
  ['mem-leak', 'memleak'],
  ['lst', 'list'],
  ['adn', 'add'],
  ['xyzzy', undefined],
  ['', undefined],
  ['a'.repeat(100_000), undefined],
])('%s', (word, expected) => {
  expect(nearest(word, words)).toBe(expected);
});
