import { expect, test } from 'vitest';
import { isOlder } from './check-machine.ts';

test.each([
  ['5.10.0-34-amd64', '5.12', true],
  ['5.12.0', '5.12', false],
  ['6.1', '5.12', false],
  ['4.18.0-553.el8', '5.2', true],
  ['6.18.44-fc-v669', '6.18', false],
])('%s older than %s: %s', (release, min, expected) => {
  expect(isOlder(release, min)).toBe(expected);
});
