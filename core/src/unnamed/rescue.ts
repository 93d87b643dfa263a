import type { Manifest } from '../manifest/manifest.ts';
import { readBpfObject } from '../policy/object/read-object.ts';
import type { Profile } from '../profile/model.ts';
import type { PayloadFile } from '../store/payload.ts';
import { keyLayout } from './key-layout.ts';
import { readStacks, type StackRecord } from './stack-record.ts';
import { unnamedProfile } from './unnamed-profile.ts';

/** What was drained and is not in any result yet. */
export interface KeptRecords {
  /** Index in the manifest's data. */
  readonly stream: number;
  readonly records: Uint8Array;
  readonly count: number;
}

/** A stack result that was made without the tool's module. */
export interface RescuedResult {
  /** Index in the manifest's results. */
  readonly result: number;
  readonly profile: Profile;
}

/**
 * Makes a tool's first stack result from what was drained, without its module: frames are addresses with object and file
 * offset. Undefined when the tool's maps do not say which stack a count belongs to.
 */
export function rescue(
  manifest: Manifest,
  object: PayloadFile,
  kept: readonly KeptRecords[],
): RescuedResult | undefined {
  const stacks = new Map<string, StackRecord>();
  const result = manifest.results.findIndex(({ kind }) => kind === 'stacks');
  const declared = manifest.results[result];
  const { maps } = readBpfObject(object.bytes, { name: object.file, cpus: 1 }).finding;
  if (declared === undefined) return undefined;
  for (const { stream, records, count } of kept) {
    if (manifest.data[stream]?.lost === 'stacks') readStacks(records, count, stacks);
  }
  for (const [index, { kind, lost, map }] of manifest.data.entries()) {
    const struct = maps.find(({ name }) => name === map)?.key?.replace(/^struct /, '');
    if (kind !== 'hash' || lost === 'stacks' || struct === undefined) continue;
    const layout = keyLayout(object.bytes, struct);
    const batches = kept.filter(({ stream }) => stream === index);
    if (layout !== undefined) return { result, profile: unnamedProfile(declared, layout, { stacks, batches }) };
  }
  return undefined;
}
