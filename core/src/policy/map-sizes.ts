import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import type { ObjectFinding } from './object/finding.ts';
import { mapBytes } from './object/map-memory.ts';

/** Kernel memory of an object's maps in bytes, with the sizes that the options of a run give them. */
export function mapBytesWith(object: ObjectFinding, manifest: Manifest, options: ToolOptions): number {
  const sizes = new Map<string, number>();
  for (const option of manifest.options) {
    const value = options.value(option.name);
    for (const target of option.to ?? []) {
      if ('map' in target && Array.isArray(value)) sizes.set(target.map, Math.max(1, value.length));
    }
  }
  for (const [map, { entries }] of Object.entries(manifest.maps ?? {})) {
    const value = options.resolve(entries);
    if (typeof value === 'bigint') sizes.set(map, Number(value));
  }
  return object.maps.reduce((sum, map) => {
    const size = sizes.get(map.name);
    return size === undefined ? sum : sum - map.bytes + mapBytes({ ...map, maxEntries: size }, object.cpus);
  }, object.mapBytes);
}
