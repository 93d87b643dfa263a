import type { Probe, Value } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** What a module may use, with the defaults filled in. */
export interface ModulePermissions {
  readonly reads: readonly string[];
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
  readonly outputBytes: number;
}

/** What a tool may do: what its manifest declares, and what a grant allows, have this one form. */
export interface PermissionSet {
  /** BPF program types. */
  readonly programs: readonly string[];
  /** What it attaches to, as `type:target` or `type:library:symbol`; `*` stands for any text. */
  readonly attach: readonly string[];
  readonly helpers: readonly string[];
  readonly kfuncs: readonly string[];
  readonly ksyms: readonly string[];
  /** Kernel memory of all maps at default options, in bytes. */
  readonly mapBytes: number;
  /** Undefined for a tool without a module. */
  readonly module?: ModulePermissions | undefined;
}

/** Limits of a module whose manifest names none. */
const defaults = { memoryBytes: 64 << 20, cpuSeconds: 10, outputBytes: 16 << 20 };

/** What a manifest declares. Without `permissions.attach` the targets of its `attach` entries are the declaration. */
export function declaredPermissions(manifest: Manifest): PermissionSet {
  const { permissions } = manifest;
  return {
    programs: permissions.programs,
    attach: permissions.attach ?? attachTargets(manifest),
    helpers: permissions.helpers,
    kfuncs: permissions.kfuncs ?? [],
    ksyms: permissions.ksyms ?? [],
    mapBytes: permissions.mapBytes,
    module: manifest.module === undefined ? undefined : { ...defaults, reads: [], ...permissions.module },
  };
}

/** Everything that the `attach` entries of a manifest name, each once; a target that an option gives is `*`. */
export function attachTargets(manifest: Manifest): string[] {
  const targets = manifest.attach.flatMap((entry) => entry.alternatives.flatMap(probeTargets));
  return [...new Set(targets)];
}

/** What one probe attaches to. */
export function probeTargets(probe: Probe): string[] {
  if (probe.type === 'perf-event') return [`perf-event:${probe.event ?? '*'}`];
  const libraries = probe.library === undefined ? [''] : [...(probe.instead ?? []), valueText(probe.library)];
  const symbols = probe.targets?.map(({ symbol }) => symbol) ?? (probe.target === undefined ? [] : [probe.target]);
  return libraries.flatMap((library) =>
    symbols.map((symbol) => `${probe.type}:${library && `${library}:`}${valueText(symbol)}`),
  );
}

function valueText(value: Value): string {
  return typeof value === 'object' ? '*' : String(value);
}

/** Whether a pattern with `*` takes in everything that `text` (which may hold `*` too) stands for. */
export function covers(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
