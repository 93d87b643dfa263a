import { expect, test } from 'vitest';
import { ProfileBuilder } from '../profile/builder.ts';
import { FRAME_KIND, namedFrame } from '../profile/model.ts';
import { frameHows } from '../profile/walk-names.ts';
import { judge } from './stack-truth.ts';

const start = ['_start', '__libc_start_main@@GLIBC_2.34', '__libc_start_call_main'];
const levels = Array.from({ length: 12 }, () => 'target_level');
const sort = ['qsort_r', 'msort_with_tmp.part.0'];
const leaf = ['target_compare', 'target_leaf'];

/** The judgement of one stack, from the root. */
function judged(frames: readonly string[], { userStop = 1, how = 0 } = {}): ReturnType<typeof judge> {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  const stack = frames.reduce(
    (parent, name) => builder.stack(parent, builder.internFrame({ ...namedFrame(name, FRAME_KIND.user), how })),
    -1,
  );
  builder.sample(stack, [3], { userStop });
  return judge(builder.finish());
}

test('a stack with every caller is whole, whatever qsort calls its own functions', () => {
  const whole = { samples: 3, whole: 3, late: 0, broken: {} };
  expect(judged([...start, 'main', ...levels, ...sort, ...leaf])).toEqual(whole);
  expect(judged(['_start', 'main', ...levels, '[unknown]', ...leaf])).toEqual(whole);
});

test.each([
  ['without a root', ['main', ...levels, ...sort, ...leaf]],
  ['with a strange root', ['brk', 'main', ...levels, ...sort, ...leaf]],
  ['without main', [...start, ...levels, ...sort, ...leaf]],
  ['with a call too few', [...start, 'main', ...levels.slice(1), ...sort, ...leaf]],
  ['with a call too many', [...start, 'main', ...levels, 'target_level', ...sort, ...leaf]],
  ['that passed over qsort', [...start, 'main', ...levels, ...leaf]],
  ['that passed over the callback', [...start, 'main', ...levels, ...sort, 'target_leaf']],
  ['of a leaf alone', ['target_leaf']],
])('a stack %s is not', (_, frames) => {
  expect(judged(frames, { userStop: 3 })).toEqual({ samples: 3, whole: 0, late: 0, broken: { fault: 3 } });
});

test('a stack that was finished late is told apart, whole or not', () => {
  const how = frameHows.indexOf('late');
  const frames = [...start, 'main', ...levels, ...sort, ...leaf];
  expect(judged(frames, { how })).toEqual({ samples: 3, whole: 3, late: 3, broken: {} });
  expect(judged(frames.slice(3), { how, userStop: 3 })).toMatchObject({ whole: 0, late: 3 });
});

test('what is not in the leaf is not known and not judged', () => {
  expect(judged([...start, 'main', 'poll'])).toEqual({ samples: 0, whole: 0, late: 0, broken: {} });
});
