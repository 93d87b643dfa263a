import { expect, it } from 'vitest';
import { userStackNotice } from './user-stack-notice.ts';

it('says how many user stacks are whole and what broke the rest', () => {
  expect(userStackNotice({ all: 0n, complete: 0n, late: 0n, broken: [] })).toBeUndefined();
  expect(userStackNotice({ all: 7n, complete: 7n, late: 0n, broken: [] })).toBe('100 % of user stacks are complete');
  expect(userStackNotice({ all: 8n, complete: 8n, late: 1n, broken: [] })).toBe(
    '100 % of user stacks are complete (12.50 % finished late)',
  );
  const broken: [string, bigint][] = [
    ['libodd.so', 7n],
    ['a\x1bb', 2n],
    ['code without a file', 1n],
    ['x', 1n],
  ];
  expect(userStackNotice({ all: 100_000n, complete: 99_989n, late: 0n, broken })).toBe(
    '99.98 % of user stacks are complete; the others end in libodd.so (< 0.01 %), a\\x1bb (< 0.01 %), ' +
      'code without a file (< 0.01 %) and 1 more',
  );
});
