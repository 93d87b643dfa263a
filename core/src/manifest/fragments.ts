import { nearest } from '../errors/nearest.ts';
import { sharedOptions } from './fragments.generated.ts';
import type { Fragment, Option } from './manifest.generated.ts';
import type { Problem } from './schema-problems.ts';

/** Writes out the shared options that a manifest names; unknown names become problems. */
export function expandFragments(options: readonly (Option | Fragment)[]): { options: Option[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const expanded = options.map((option, index): Option => {
    if (!('fragment' in option)) return option;
    const { fragment: name, ...own } = option;
    const shared = sharedOptions.find((each) => each.name === name);
    if (shared !== undefined) return { ...shared, ...own };
    problems.push({
      pointer: `/options/${index}/fragment`,
      problem: `no shared option '${name}'`,
      instead: instead(name),
    });
    return { name, type: 'boolean', description: '', ...own };
  });
  return { options: expanded, problems };
}

function instead(name: string): string {
  const names = sharedOptions.map((option) => option.name);
  const meant = nearest(name, names);
  return meant === undefined ? `shared options: ${names.join(', ')}` : `did you mean "${meant}"?`;
}
