import { ProfileBuilder } from './builder.ts';
import { copySamples } from './merge.ts';
import type { Profile } from './model.ts';

/** What each stack has more of in `last` than in `first`, in every value; less is negative. */
export function growth(first: Profile, last: Profile): Profile {
  const builder = new ProfileBuilder(last.valueTypes);
  copySamples(builder, last, (values) => values);
  copySamples(builder, first, (values) => values.map((value) => -value));
  return builder.finish({ defaultValue: last.defaultValue, facts: last.facts });
}
