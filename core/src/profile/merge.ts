import { amountAt } from './amounts.ts';
import { ProfileBuilder } from './builder.ts';
import type { Profile, ValueType } from './model.ts';

/**
 * One profile of all the samples of several. Value types are matched by type and unit; what a profile lacks counts as
 * zero. Associative, and order matters only for the order of samples.
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  const [only] = profiles;
  if (profiles.length === 1 && only !== undefined) return only;
  const types = mergedTypes(profiles);
  const builder = new ProfileBuilder(types);
  for (const profile of profiles) {
    copySamples(builder, profile, (values) => {
      const row = new Array<bigint>(types.length).fill(0n);
      profile.valueTypes.forEach((type, i) => {
        const column = findType(types, type);
        row[column] = values[i]! * 10n ** BigInt(types[column]!.decimals - type.decimals);
      });
      return row;
    });
  }
  const shown = profiles[0]?.valueTypes[profiles[0].defaultValue];
  return builder.finish({
    defaultValue: shown === undefined ? 0 : findType(types, shown),
    comparison: profiles.length > 0 && profiles.every((profile) => profile.comparison),
    facts: mergedFacts(profiles),
  });
}

/** Copies every sample with its stack; `row` makes the values to store from those of the sample. */
export function copySamples(
  builder: ProfileBuilder,
  profile: Profile,
  row: (values: readonly bigint[]) => readonly (number | bigint)[],
): void {
  const { samples, stacks, labelSets } = profile;
  const frames = Int32Array.from(profile.frames, (frame) => builder.internFrame(frame));
  const nodes = new Int32Array(stacks.parent.length);
  for (let i = 0; i < nodes.length; i++) {
    const parent = stacks.parent[i]!;
    nodes[i] = builder.stack(parent < 0 ? -1 : nodes[parent]!, frames[stacks.frame[i]!]!);
  }
  for (let i = 0; i < samples.length; i++) {
    const stack = samples.stack[i]!;
    builder.sample(stack < 0 ? -1 : nodes[stack]!, row(samples.values.map((column) => amountAt(column, i))), {
      labels: labelSets[samples.labels[i]!]!,
      userStop: samples.userStop[i]!,
      kernelStop: samples.kernelStop[i]!,
    });
  }
}

function mergedTypes(profiles: readonly Profile[]): ValueType[] {
  const types: ValueType[] = [];
  for (const profile of profiles) {
    for (const type of profile.valueTypes) {
      const known = findType(types, type);
      if (known < 0) types.push(type);
      else if (type.decimals > types[known]!.decimals) types[known] = type;
    }
  }
  return types;
}

function findType(types: readonly ValueType[], type: ValueType): number {
  return types.findIndex((candidate) => candidate.type === type.type && candidate.unit === type.unit);
}

function mergedFacts(profiles: readonly Profile[]): Profile['facts'] {
  const facts = profiles.map((profile) => profile.facts);
  const sum = (of: (fact: Profile['facts']) => bigint): bigint => facts.reduce((total, fact) => total + of(fact), 0n);
  const starts = facts.map((fact) => fact.timeNanos).filter((time) => time !== 0n);
  return {
    timeNanos: starts.reduce((least, time) => (time < least ? time : least), starts[0] ?? 0n),
    durationNanos: sum((fact) => fact.durationNanos),
    period: facts[0]?.period ?? 0n,
    periodType: facts[0]?.periodType,
    comments: [...new Set(facts.flatMap((fact) => fact.comments))],
    lostEvents: sum((fact) => fact.lostEvents),
    lostStacks: sum((fact) => fact.lostStacks),
    unknownFrames: sum((fact) => fact.unknownFrames),
    allFrames: sum((fact) => fact.allFrames),
  };
}
