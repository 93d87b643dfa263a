import { sumAmounts } from './amounts.ts';
import { ProfileBuilder } from './builder.ts';
import { copySamples } from './merge.ts';
import type { Profile, ValueType } from './model.ts';

export interface DiffOptions {
  /** Scale the values before so that both totals are equal: compares shares instead of amounts. */
  readonly normalise?: boolean;
  /** Write hexadecimal addresses in names as `0x…`, so that they match across runs. */
  readonly stripHex?: boolean;
}

/** A comparison: one profile whose first two value types are the same quantity before and after. */
export function diffProfiles(before: Profile, after: Profile, options: DiffOptions = {}): Profile {
  const old = before.valueTypes[before.defaultValue]!;
  const type = after.valueTypes[after.defaultValue]!;
  const decimals = Math.max(old.decimals, type.decimals);
  const named = (name: string): ValueType => ({ type: `${name}_${type.type}`, unit: type.unit, decimals });
  const builder = new ProfileBuilder([named('before'), named('after')]);
  const ratio = options.normalise === true ? totalsRatio(before, after, old.decimals - type.decimals) : undefined;
  const oldFactor = 10n ** BigInt(decimals - old.decimals);
  const newFactor = 10n ** BigInt(decimals - type.decimals);
  copySamples(builder, stripped(before, options), (values) => {
    const value = values[before.defaultValue]! * oldFactor;
    return [ratio === undefined ? value : scaled(value, ratio), 0n];
  });
  copySamples(builder, stripped(after, options), (values) => [0n, values[after.defaultValue]! * newFactor]);
  return builder.finish({ comparison: true, defaultValue: 1, facts: after.facts });
}

interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

function totalsRatio(before: Profile, after: Profile, shift: number): Ratio | undefined {
  const old = sumAmounts(before.samples.values[before.defaultValue]!);
  const sum = sumAmounts(after.samples.values[after.defaultValue]!);
  if (old === 0n) return undefined;
  return shift >= 0
    ? { numerator: sum * 10n ** BigInt(shift), denominator: old }
    : { numerator: sum, denominator: old * 10n ** BigInt(-shift) };
}

/** Rounded to the nearest integer, halves away from zero. */
function scaled(value: bigint, { numerator, denominator }: Ratio): bigint {
  const product = value * numerator * 2n;
  const half = product < 0n ? -denominator : denominator;
  return (product + half) / (denominator * 2n);
}

function stripped(profile: Profile, options: DiffOptions): Profile {
  if (options.stripHex !== true) return profile;
  const frames = profile.frames.map((frame) => ({
    ...frame,
    name: frame.name.replace(/\b0x[0-9a-f]+\b/gi, '0x…'),
    address: 0n,
  }));
  return { ...profile, frames };
}
