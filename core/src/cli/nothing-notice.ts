import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';

/** The line that says that a trace found nothing, with the options that chose what was looked at. */
export function nothingNotice({ options: declared, results }: Manifest, options: ToolOptions): string {
  const filters = declared
    .filter(({ name, to = [] }) => options.given(name) && to.some((target) => isFilter(target)))
    .map(({ name, type }) => (type === 'boolean' ? `--${name}` : `--${name} ${options.text(name)}`));
  const outstanding = results.some(({ text }) => text?.layout === 'outstanding');
  const what = outstanding ? 'nothing is outstanding' : 'nothing was counted';
  if (filters.length === 0) return what;
  return `${what}; ${outstanding ? 'looked at' : 'no event matched'} ${filters.join(' ')}`;
}

type To = NonNullable<Manifest['options'][number]['to']>[number];

/** True for what the BPF side compares events with: lists, cgroups, namespaces and the tool's own bounds. */
function isFilter(target: To): boolean {
  if ('rodata' in target) return target.set === undefined && !target.rodata.startsWith('bccx_');
  return 'map' in target || 'cgroup' in target || 'inode' in target;
}
