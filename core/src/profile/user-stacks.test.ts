import { expect, it } from 'vitest';
import { ProfileBuilder } from './builder.ts';
import { FRAME_KIND, type Frame, namedFrame, type Profile } from './model.ts';
import { userStacks } from './user-stacks.ts';

const at = (file: string, kind: Frame['kind'] = FRAME_KIND.user): Frame => ({
  ...namedFrame(file, kind),
  mapping: file === '' ? undefined : { start: 0n, limit: 0n, fileOffset: 0n, file, buildId: '' },
});

/** Samples of [frames from the root, stop, value]. */
function profileOf(samples: readonly (readonly [Frame[], number, number])[]): Profile {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  for (const [frames, userStop, value] of samples) {
    const stack = frames.reduce((parent, frame) => builder.stack(parent, builder.internFrame(frame)), -1);
    builder.sample(stack, [value], { userStop });
  }
  return builder.finish();
}

it('counts complete stacks by value and says where the others end', () => {
  const kernel = at('[kernel]', FRAME_KIND.kernel);
  const profile = profileOf([
    [[at('/usr/bin/a'), at('/lib/libc.so.6')], 1, 60],
    [[{ ...at('/usr/bin/a'), how: 9 }, at('/lib/libc.so.6')], 1, 30],
    [[at('/opt/x/libodd.so'), at('/lib/libc.so.6'), kernel], 6, 6],
    [[at('/opt/y/libodd.so')], 3, 1],
    [[at('')], 5, 2],
    [[at('/usr/bin/a')], 2, 1],
    [[at('/usr/bin/b')], 0, 100],
    // not judged: no user stack, a kernel thread, a stack that was lost
    [[kernel], 0, 1000],
    [[kernel], 8, 1000],
    [[kernel], 9, 1000],
  ]);
  expect(userStacks(profile)).toEqual({
    all: 200n,
    complete: 90n,
    late: 30n,
    broken: [
      ['frame pointers, before their tables were in', 100n],
      ['libodd.so', 7n],
      ['code without a file', 2n],
      ['deeper than is kept', 1n],
    ],
  });
});

it('has nothing to say of a profile whose stacks do not tell how they ended', () => {
  const profile = profileOf([
    [[at('/usr/bin/a')], 0, 5],
    [[at('/usr/bin/b')], 2, 5],
  ]);
  expect(userStacks(profile)).toEqual({ all: 0n, complete: 0n, late: 0n, broken: [] });
});
