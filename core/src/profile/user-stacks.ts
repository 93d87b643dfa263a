import { amountAt } from './amounts.ts';
import { FRAME_KIND, type Profile } from './model.ts';
import { sampleStack } from './sample-stack.ts';

/** How many user stacks reach their root, and what the others ended in. */
export interface UserStacks {
  /** Value of all samples with a user stack, and of those whose walk reached the root. All is 0 when no walk used tables. */
  readonly all: bigint;
  readonly complete: bigint;
  /** Of the complete ones, those that were finished in user space, for want of tables when they were taken. */
  readonly late: bigint;
  /** For the rest: the object of the last frame, or why there was none, and how much ended there; most first. */
  readonly broken: readonly (readonly [where: string, amount: bigint])[];
}

/** enum bccx_stop of the SDK's bccx/stack_record.h. */
const STOP = { NONE: 0, END: 1, DEPTH: 2, FAULT: 3, NO_PROCESS: 4, NO_USER: 8, LOST: 9 } as const;

/** BCCX_HOW_LATE of the same. */
const HOW_LATE = 9;

/** How a walk of frame pointers alone may end, as far as it is known. */
const byFramePointers: readonly number[] = [STOP.NONE, STOP.DEPTH, STOP.FAULT];

/** Why a frame has no name, profile.v1.proto: its process was gone before it was read. */
const WHY_GONE = 1;

/** Judges the user stacks of a profile by the stop reasons of its samples, weighted by their first value. */
export function userStacks(profile: Profile): UserStacks {
  const { samples } = profile;
  const broken = new Map<string, bigint>();
  let all = 0n;
  let complete = 0n;
  let late = 0n;
  let byTables = false;
  const lateRoots = stacksWithLateRoots(profile);
  for (let i = 0; i < samples.length; i++) {
    const stop = samples.userStop[i] ?? 0;
    if (stop === STOP.NO_USER || stop === STOP.LOST || (stop === STOP.NONE && !hasUserFrame(profile, i))) continue;
    byTables ||= !byFramePointers.includes(stop);
    const amount = amountAt(samples.values[profile.defaultValue]!, i);
    all += amount;
    if (stop === STOP.END) {
      complete += amount;
      if (lateRoots[samples.stack[i] ?? -1] === 1) late += amount;
    } else {
      const where = whereItEnded(profile, i, stop);
      broken.set(where, (broken.get(where) ?? 0n) + amount);
    }
  }
  if (!byTables) return { all: 0n, complete: 0n, late: 0n, broken: [] };
  return { all, complete, late, broken: [...broken].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)) };
}

/** 1 for the nodes of the stack table whose outermost frame was found late. */
function stacksWithLateRoots({ frames, stacks: { parent, frame } }: Profile): Uint8Array {
  const late = new Uint8Array(parent.length);
  for (let node = 0; node < parent.length; node++) {
    const up = parent[node]!;
    late[node] = up < 0 ? Number(frames[frame[node]!]!.how === HOW_LATE) : late[up]!;
  }
  return late;
}

function hasUserFrame(profile: Profile, sample: number): boolean {
  return sampleStack(profile, sample).user.some(({ kind }) => kind !== FRAME_KIND.lost);
}

function whereItEnded(profile: Profile, sample: number, stop: number): string {
  if (stop === STOP.NONE) return 'frame pointers, before their tables were in';
  if (stop === STOP.DEPTH) return 'deeper than is kept';
  if (stop === STOP.NO_PROCESS) return 'processes that had no tables yet';
  const root = sampleStack(profile, sample).user.at(-1);
  if (root?.why === WHY_GONE) return 'processes that ended too soon';
  const file = root?.mapping?.file ?? '';
  return file === '' ? 'code without a file' : file.slice(file.lastIndexOf('/') + 1);
}
