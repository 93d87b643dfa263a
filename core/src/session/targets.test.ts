import { expect, test } from 'vitest';
import { cpuList } from './targets.ts';

test('CPU lists of the kernel', () => {
  expect(cpuList('0-3,8,10-11')).toEqual([0, 1, 2, 3, 8, 10, 11]);
  expect(cpuList('0')).toEqual([0]);
  expect(cpuList('')).toEqual([]);
});
