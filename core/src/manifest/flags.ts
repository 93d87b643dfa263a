import type { Option } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { hostFlags } from './reserved-names.ts';

/** What a flag stands for: an option of the tool, or one of bccx's own flags by name. */
export type FlagMeaning = Option | string;

/** Every flag of a tool, with its dashes (`--pid`, `-p`). */
export function flagsOf({ options }: Pick<Manifest, 'options'>): ReadonlyMap<string, FlagMeaning> {
  const flags = new Map<string, FlagMeaning>();
  for (const { name, short } of hostFlags) {
    flags.set(`--${name}`, name);
    if (short !== undefined) flags.set(`-${short}`, name);
  }
  for (const option of options) {
    for (const name of [option.name, ...(option.aliases ?? [])]) flags.set(`--${name}`, option);
    if (option.short !== undefined) flags.set(`-${option.short}`, option);
  }
  return flags;
}

/** False for flags that are there or not. */
export function takesValue(meaning: FlagMeaning): boolean {
  return typeof meaning === 'string'
    ? hostFlags.some((flag) => flag.name === meaning && flag.metavar !== undefined)
    : meaning.type !== 'boolean';
}

/** How messages name an option. */
export function flagOf(option: Option): string {
  return option.positional !== undefined && option.short === undefined ? metavarOf(option) : `--${option.name}`;
}

/** The word that stands for an option's value in help. */
export function metavarOf(option: Option): string {
  return option.metavar ?? option.name.toUpperCase();
}
