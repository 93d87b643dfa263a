import type { Profile } from '../profile/model.ts';
import { sampleStack } from '../profile/sample-stack.ts';
import { frameHows, stopReasons } from '../profile/walk-names.ts';

/** Calls of target_level in the program stacks-target. */
const LEVELS = 12;
const START = /^(_start|__libc_start_main.*|__libc_start_call_main|\(below main\))$/;

/** How the stacks of stacks-target compare with what they are known to be. */
export interface StackTruth {
  /** Samples taken in target_leaf: their stacks are known. */
  readonly samples: number;
  /** Those that hold every caller, in order, and nothing else. */
  readonly whole: number;
  /** Those whose tables were not there when they were taken, and that were finished in user space. */
  readonly late: number;
  /** Why the walks of the others ended, and how many. */
  readonly broken: Readonly<Record<string, number>>;
}

/** Judges a profile of stacks-target. The callers between its own functions are qsort's, whatever the C library names them. */
export function judge(profile: Profile): StackTruth {
  let samples = 0;
  let whole = 0;
  let late = 0;
  const broken: Record<string, number> = {};
  for (let i = 0; i < profile.samples.length; i++) {
    const { user } = sampleStack(profile, i);
    const names = user.map(({ name }) => name);
    if (names[0] !== 'target_leaf') continue;
    const count = Number(profile.samples.values[profile.defaultValue]?.[i] ?? 0);
    samples += count;
    if (frameHows[user.at(-1)?.how ?? 0] === 'late') late += count;
    if (isWhole(names)) {
      whole += count;
      continue;
    }
    const reason = stopReasons[profile.samples.userStop[i] ?? 0] ?? 'unknown';
    broken[reason] = (broken[reason] ?? 0) + count;
  }
  return { samples, whole, late, broken };
}

/** Leaf first: target_leaf, target_compare, qsort's own, twelve times target_level, main, the start of the program. */
function isWhole(names: readonly string[]): boolean {
  const first = names.indexOf('target_level');
  const main = first + LEVELS;
  return (
    names[1] === 'target_compare' &&
    first > 2 &&
    !names.slice(2, first).some((name) => name.startsWith('target_') || name === 'main') &&
    names.slice(first, main).every((name) => name === 'target_level') &&
    names[main] === 'main' &&
    names.length > main + 1 &&
    names.slice(main + 1).every((name) => START.test(name))
  );
}
