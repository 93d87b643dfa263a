import type { Option, PluginManifest } from './manifest.generated.ts';

/** A manifest that was checked, with the shared options written out. */
export interface Manifest extends Omit<PluginManifest, 'options'> {
  readonly options: readonly Option[];
}

/** The BPF object's file name for an architecture as node names it, or undefined when the tool has none for it. */
export function objectFile(manifest: Manifest, arch: string): string | undefined {
  if (typeof manifest.object === 'string') return manifest.object;
  return new Map(Object.entries(manifest.object)).get(arch);
}
