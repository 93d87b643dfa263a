import { amountAt } from './amounts.ts';
import type { Profile } from './model.ts';
import { sampleStack } from './sample-stack.ts';

/** How many user stacks reach their root, and what the others ended in. */
export interface UserStacks {
  /** Value of all samples with a user stack whose walk says how it ended, and of those that reached the root. */
  readonly all: bigint;
  readonly complete: bigint;
  /** For the rest: the object of the last frame, or why there was none, and how much ended there; most first. */
  readonly broken: readonly (readonly [where: string, amount: bigint])[];
}

/** enum bccx_stop of the SDK's bccx/stack_record.h. */
const STOP = { END: 1, DEPTH: 2, NO_PROCESS: 4, NO_USER: 8, LOST: 9 } as const;

/** Why a frame has no name, profile.v1.proto: its process was gone before it was read. */
const WHY_GONE = 1;

/** Judges the user stacks of a profile by the stop reasons of its samples, weighted by their first value. */
export function userStacks(profile: Profile): UserStacks {
  const { samples } = profile;
  const broken = new Map<string, bigint>();
  let all = 0n;
  let complete = 0n;
  for (let i = 0; i < samples.length; i++) {
    const stop = samples.userStop[i] ?? 0;
    if (stop === 0 || stop === STOP.NO_USER || stop === STOP.LOST) continue;
    const amount = amountAt(samples.values[profile.defaultValue]!, i);
    all += amount;
    if (stop === STOP.END) complete += amount;
    else {
      const where = whereItEnded(profile, i, stop);
      broken.set(where, (broken.get(where) ?? 0n) + amount);
    }
  }
  return { all, complete, broken: [...broken].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)) };
}

function whereItEnded(profile: Profile, sample: number, stop: number): string {
  if (stop === STOP.DEPTH) return 'deeper than is kept';
  if (stop === STOP.NO_PROCESS) return 'processes that had no tables yet';
  const root = sampleStack(profile, sample).user.at(-1);
  if (root?.why === WHY_GONE) return 'processes that ended too soon';
  const file = root?.mapping?.file ?? '';
  return file === '' ? 'code without a file' : file.slice(file.lastIndexOf('/') + 1);
}
