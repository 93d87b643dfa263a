import { expect, it } from 'vitest';
import { ProfileBuilder } from '../profile/builder.ts';
import { FRAME_KIND, namedFrame, type Profile } from '../profile/model.ts';
import { type OutstandingOptions, renderOutstanding } from './outstanding.ts';

const time = new Date(2026, 0, 2, 3, 4, 5);
const text = (profile: Profile, options?: OutstandingOptions): string =>
  Buffer.concat(renderOutstanding(profile, { time, ...options })).toString();

function profile(): Profile {
  const mapping = { start: 0x1000n, limit: 0x2000n, fileOffset: 0n, file: '/usr/bin/leaker', buildId: '' };
  const builder = new ProfileBuilder([
    { type: 'outstanding', unit: 'bytes', decimals: 0 },
    { type: 'allocations', unit: 'count', decimals: 0 },
  ]);
  const stack = (name: string, address: bigint): number => {
    const named = { ...namedFrame(name, FRAME_KIND.user), mapping, address };
    return builder.stack(
      -1,
      builder.internFrame({ ...named, objectOffset: address - 0x1000n, symbolStart: 0x200n, source: 1 }),
    );
  };
  builder.sample(stack('many', 0x1210n), [6400, 100]);
  builder.sample(stack('large\u001b[2J', 0x1220n), [30000, 1]);
  builder.sample(stack('small', 0x1230n), [10, 2]);
  return builder.finish();
}

it('prints the largest last, with what it holds, address, offset and object', () => {
  expect(text(profile(), { top: 2 })).toBe(
    [
      '[03:04:05] Top 2 stacks with outstanding allocations:',
      '\t6400 bytes in 100 allocations from stack',
      '\t\t0x0000000000001210\tmany+0x10 [leaker]',
      '\t30000 bytes in 1 allocations from stack',
      '\t\t0x0000000000001220\tlarge\\x1b[2J+0x20 [leaker]',
      '',
    ].join('\n'),
  );
});

it('has whole paths and where names come from with -v', () => {
  expect(text(profile(), { top: 1, origins: true })).toContain('\tlarge\\x1b[2J+0x20 (/usr/bin/leaker) [symtab]\n');
});

it('orders by allocations when asked to, and the other way round', () => {
  const counts = (options: OutstandingOptions) =>
    [...text(profile(), options).matchAll(/in (\d+) allocations/g)].map(([, count]) => Number(count));
  expect(counts({ by: 1 })).toEqual([1, 2, 100]);
  expect(counts({ by: 0 })).toEqual([2, 100, 1]);
  expect(counts({ by: 1, sort: 'descending', top: 2 })).toEqual([100, 2]);
});
