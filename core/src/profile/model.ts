/**
 * The one in-memory form of a stack tool's result: pprof's model, stored so that hundreds of thousands of frames are
 * cheap. Stacks are kept as a prefix tree in typed arrays; what repeats little (frames, mappings, labels) as objects.
 */
import type { Amounts } from './amounts.ts';

/**
 * What a frame is. 0–6 are the numbers of `bccx.profile.v1`; 7 and 8 exist for folded input (`_[w]`, `_[1]`), 9 for the
 * frame that a call tree makes of a process name. `lost` is a placeholder for a stack that could not be kept; `separator` a `-` or `--` between two stacks.
 */
export const FRAME_KIND = {
  none: 0,
  user: 1,
  kernel: 2,
  jit: 3,
  interpreter: 4,
  lost: 5,
  separator: 6,
  waker: 7,
  jitTier1: 8,
  process: 9,
} as const;
export type FrameKind = (typeof FRAME_KIND)[keyof typeof FRAME_KIND];

/** Number of frame kinds; larger numbers in input are read as `none`. */
export const FRAME_KINDS = 10;

/** What the samples' numbers mean: pprof's type and unit, and the decimal places that the integers carry. */
export interface ValueType {
  readonly type: string;
  /** `count`, `nanoseconds`, `bytes`, or any other name. */
  readonly unit: string;
  /** A stored value v stands for v / 10^decimals. */
  readonly decimals: number;
}

export interface Mapping {
  readonly start: bigint;
  readonly limit: bigint;
  readonly fileOffset: bigint;
  readonly file: string;
  /** Lower-case hex, or empty. */
  readonly buildId: string;
}

/** One frame of a stack: a function at an address. An inlined function is a frame of its own, flagged. */
export interface Frame {
  /** Demangled; empty when the address has no name. Any characters: escape before showing. */
  readonly name: string;
  readonly kind: FrameKind;
  /** True when the function was inlined into the frame that follows it towards the root. */
  readonly inlined: boolean;
  /** As in the object's symbol table; empty when the same as `name` or not known. */
  readonly systemName: string;
  readonly file: string;
  readonly line: number;
  readonly startLine: number;
  readonly mapping: Mapping | undefined;
  readonly address: bigint;
  /** Address in the object's own addresses (what nm and addr2line use); 0 when not known. */
  readonly objectOffset: bigint;
  readonly symbolStart: bigint;
  readonly symbolSize: bigint;
  /** enum bccx_frame_how; 0 when not known. */
  readonly how: number;
  /** Where the name came from, see profile.v1.proto; 0 when not known. */
  readonly source: number;
  /** Why there is no name, see profile.v1.proto; 0 when there is one. */
  readonly why: number;
}

/** Stacks as a prefix tree: node i is `frame[i]` called by node `parent[i]` (-1 at the root end). Parents come first. */
export interface StackTable {
  readonly parent: Int32Array;
  readonly frame: Int32Array;
}

export interface Label {
  readonly key: string;
  /** Text of a string label; empty for a number. */
  readonly text: string;
  readonly number: bigint;
  readonly unit: string;
}

/** Samples as columns. */
export interface SampleTable {
  readonly length: number;
  /** Leaf node of each sample's stack, or -1 for an empty stack. */
  readonly stack: Int32Array;
  /** One column for each of `valueTypes`. */
  readonly values: readonly Amounts[];
  /** Index into `labelSets`. */
  readonly labels: Int32Array;
  /** enum bccx_stop of the user and the kernel stack; 0 when not known. */
  readonly userStop: Uint8Array;
  readonly kernelStop: Uint8Array;
}

export interface Profile {
  readonly valueTypes: readonly ValueType[];
  /** Index of the value that is shown when none is asked for. */
  readonly defaultValue: number;
  /** The first two value types are the same quantity before and after a change. */
  readonly comparison: boolean;
  readonly frames: readonly Frame[];
  readonly stacks: StackTable;
  readonly samples: SampleTable;
  /** Distinct label sets; set 0 is empty. */
  readonly labelSets: readonly (readonly Label[])[];
  readonly facts: ProfileFacts;
}

/** What a profile says about its own making. */
export interface ProfileFacts {
  /** Nanoseconds since 1970 at the start; 0 when not known. */
  readonly timeNanos: bigint;
  readonly durationNanos: bigint;
  readonly period: bigint;
  readonly periodType: ValueType | undefined;
  readonly comments: readonly string[];
  /** Events that are in no sample at all. */
  readonly lostEvents: bigint;
  /** Events counted under a lost stack. */
  readonly lostStacks: bigint;
  /** Frames without a name, and all frames, of all distinct stacks. */
  readonly unknownFrames: bigint;
  readonly allFrames: bigint;
}

export const NO_FACTS: ProfileFacts = {
  timeNanos: 0n,
  durationNanos: 0n,
  period: 0n,
  periodType: undefined,
  comments: [],
  lostEvents: 0n,
  lostStacks: 0n,
  unknownFrames: 0n,
  allFrames: 0n,
};

/** A frame of which only the name and the kind are known. */
export function namedFrame(name: string, kind: FrameKind = FRAME_KIND.none, inlined = false): Frame {
  return {
    name,
    kind,
    inlined,
    systemName: '',
    file: '',
    line: 0,
    startLine: 0,
    mapping: undefined,
    address: 0n,
    objectOffset: 0n,
    symbolStart: 0n,
    symbolSize: 0n,
    how: 0,
    source: 0,
    why: 0,
  };
}

/** The frames of stack node `stack`, leaf first. */
export function stackFrames(profile: Profile, stack: number): Frame[] {
  const { parent, frame } = profile.stacks;
  const frames: Frame[] = [];
  for (let node = stack; node >= 0; node = parent[node]!) frames.push(profile.frames[frame[node]!]!);
  return frames;
}
