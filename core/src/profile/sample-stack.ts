import { MISSED_KERNEL_STACK } from './missed-stacks.ts';
import { FRAME_KIND, type Frame, type Label, type Profile, stackFrames } from './model.ts';

/**
 * The two stacks of one sample, leaf first. A placeholder for a lost stack is a frame of the side it stands for; a
 * separator that the input had stays where it was, among the user frames.
 */
export interface SampleStack {
  readonly kernel: readonly Frame[];
  readonly user: readonly Frame[];
}

/** Splits the stack of sample `index` at the border between kernel and user frames. */
export function sampleStack(profile: Profile, index: number): SampleStack {
  const frames = stackFrames(profile, profile.samples.stack[index]!);
  let border = 0;
  while (border < frames.length && isKernel(frames[border]!)) border++;
  return { kernel: frames.slice(0, border), user: frames.slice(border) };
}

function isKernel(frame: Frame): boolean {
  return frame.kind === FRAME_KIND.kernel || (frame.kind === FRAME_KIND.lost && frame.name === MISSED_KERNEL_STACK);
}

/** The label `key` of sample `index`, if it has one. */
export function sampleLabel(profile: Profile, index: number, key: string): Label | undefined {
  return profile.labelSets[profile.samples.labels[index]!]!.find((label) => label.key === key);
}
