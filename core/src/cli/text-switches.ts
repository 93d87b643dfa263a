import type { Target } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';

export type TextSwitch = Extract<Target, { text: string }>['text'];

/** The switches of the text output that a command line turned on. */
export function textSwitches(manifest: Manifest, options: ToolOptions): ReadonlySet<TextSwitch> {
  const on = new Set<TextSwitch>();
  for (const { name, to = [] } of manifest.options) {
    if (!options.given(name)) continue;
    for (const target of to) if ('text' in target) on.add(target.text);
  }
  return on;
}
