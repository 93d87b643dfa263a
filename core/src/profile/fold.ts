import { ProfileBuilder } from './builder.ts';
import { parseAnnotation } from './frame-name.ts';
import { namedFrame, type Profile } from './model.ts';

/** A profile of `[frames root first, value]` pairs, as folded text has them; frames may carry annotations. */
export function foldStacks(stacks: Iterable<readonly [readonly string[], number | bigint]>): Profile {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  for (const [names, value] of stacks) {
    let node = -1;
    for (const text of names) {
      const { name, kind, inlined } = parseAnnotation(text);
      node = builder.stack(node, builder.internFrame(namedFrame(name, kind, inlined)));
    }
    builder.sample(node, [value]);
  }
  return builder.finish();
}
