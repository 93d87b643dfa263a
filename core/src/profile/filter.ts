import { pickAmounts } from './amounts.ts';
import { ProfileBuilder } from './builder.ts';
import { frameName } from './frame-name.ts';
import { copySamples } from './merge.ts';
import type { Profile } from './model.ts';

export interface FilterOptions {
  /** Keep only stacks with a frame that matches. */
  readonly include?: RegExp;
  /** Drop stacks with a frame that matches. */
  readonly exclude?: RegExp;
  /** Cut stacks off above the outermost frame that matches; drop stacks without one. */
  readonly base?: RegExp;
  /** Leave frames that match out of every stack. */
  readonly hide?: RegExp;
}

/** The samples that pass, with the frames that pass. Values are not changed. */
export function filterProfile(profile: Profile, options: FilterOptions): Profile {
  const matches = (pattern: RegExp | undefined): Uint8Array | undefined => {
    if (pattern === undefined) return undefined;
    return Uint8Array.from(profile.frames, (frame) => (pattern.test(frameName(frame)) ? 1 : 0));
  };
  const include = matches(options.include);
  const exclude = matches(options.exclude);
  let kept = profile;
  if (include !== undefined || exclude !== undefined) {
    const included = include === undefined ? undefined : onPath(profile, include);
    const excluded = exclude === undefined ? undefined : onPath(profile, exclude);
    kept = selectSamples(profile, (stack) => {
      if (stack < 0) return included === undefined;
      return (included === undefined || included[stack] === 1) && excluded?.[stack] !== 1;
    });
  }
  const base = matches(options.base);
  const hide = matches(options.hide);
  return base === undefined && hide === undefined ? kept : rewriteStacks(kept, base, hide);
}

/** For each stack node, whether it or a caller has a marked frame. */
function onPath(profile: Profile, marked: Uint8Array): Uint8Array {
  const { parent, frame } = profile.stacks;
  const result = new Uint8Array(parent.length);
  for (let i = 0; i < result.length; i++) {
    result[i] = marked[frame[i]!] === 1 || (parent[i]! >= 0 && result[parent[i]!] === 1) ? 1 : 0;
  }
  return result;
}

/** The profile with only the samples whose leaf stack node passes. */
export function selectSamples(profile: Profile, passes: (stack: number) => boolean): Profile {
  const { samples } = profile;
  const chosen: number[] = [];
  for (let i = 0; i < samples.length; i++) if (passes(samples.stack[i]!)) chosen.push(i);
  const places = Int32Array.from(chosen);
  return {
    ...profile,
    samples: {
      length: chosen.length,
      stack: Int32Array.from(chosen, (i) => samples.stack[i]!),
      values: samples.values.map((column) => pickAmounts(column, places)),
      labels: Int32Array.from(chosen, (i) => samples.labels[i]!),
      userStop: Uint8Array.from(chosen, (i) => samples.userStop[i]!),
      kernelStop: Uint8Array.from(chosen, (i) => samples.kernelStop[i]!),
    },
  };
}

/** Maps every stack node to its node without hidden frames and without callers above the base; -2: not below a base. */
function rewriteStacks(profile: Profile, base: Uint8Array | undefined, hide: Uint8Array | undefined): Profile {
  const { parent, frame } = profile.stacks;
  const table = new ProfileBuilder(profile.valueTypes);
  const nodes = new Int32Array(parent.length);
  for (let i = 0; i < nodes.length; i++) {
    const index = frame[i]!;
    const above = parent[i]! < 0 ? (base === undefined ? -1 : -2) : nodes[parent[i]!]!;
    if (above === -2 && base![index] !== 1) nodes[i] = -2;
    else if (hide?.[index] === 1) nodes[i] = above === -2 ? -1 : above;
    else nodes[i] = table.stack(above === -2 ? -1 : above, index);
  }
  const kept = selectSamples(profile, (stack) => (stack < 0 ? base === undefined : nodes[stack]! !== -2));
  const stacks = table.finish().stacks;
  const stack = kept.samples.stack.map((node) => (node < 0 ? -1 : nodes[node]!));
  // Stacks that have become equal are added up by going through a builder once more.
  const merged = new ProfileBuilder(profile.valueTypes);
  copySamples(merged, { ...kept, stacks, samples: { ...kept.samples, stack } }, (values) => values);
  const { defaultValue, comparison, facts } = profile;
  return merged.finish({ defaultValue, comparison, facts });
}
