import type { Result } from '../manifest/manifest.generated.ts';
import { ProfileBuilder } from '../profile/builder.ts';
import { MISSED_KERNEL_STACK, MISSED_USER_STACK } from '../profile/missed-stacks.ts';
import { FRAME_KIND, type Frame, type Label, namedFrame, type Profile } from '../profile/model.ts';
import type { KeyLayout } from './key-layout.ts';
import { ProcessMappings } from './process-mappings.ts';
import { noStack, type StackRecord, stackId, wholeStack } from './stack-record.ts';

/** A drained batch of a counts map. */
export interface CountBatch {
  readonly records: Uint8Array;
  readonly count: number;
}

/**
 * A result without its module: addresses, and the objects and file offsets they lie at. For when the module's process ended
 * and what was traced must not be lost with it.
 */
export function unnamedProfile(
  { sampleTypes = [] }: Result,
  layout: KeyLayout,
  { stacks, batches }: { stacks: ReadonlyMap<string, StackRecord>; batches: readonly CountBatch[] },
): Profile {
  const builder = new ProfileBuilder(sampleTypes.map(({ type, unit }) => ({ type, unit, decimals: 0 })));
  const mappings = new ProcessMappings();
  const keyBytes = Math.ceil(layout.size / 8) * 8;
  for (const { records, count } of batches) {
    const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
    const stride = count === 0 ? 0 : records.byteLength / count;
    for (let at = 0; at + stride <= records.byteLength && stride > keyBytes; at += stride) {
      const frames = layout.stacks.flatMap((offset) => framesOf(stackId(view, at + offset), stacks, mappings));
      let stack = -1;
      for (const frame of frames.reverse()) stack = builder.stack(stack, builder.internFrame(frame));
      const values = sampleTypes.map((_, index) => view.getBigUint64(at + keyBytes + index * 8, true));
      builder.sample(stack, values, { labels: labelsOf(view, at, layout) });
    }
  }
  return builder.finish();
}

function framesOf(id: string, stacks: ReadonlyMap<string, StackRecord>, mappings: ProcessMappings): Frame[] {
  if (id === noStack) return [];
  const stack = wholeStack(stacks, id);
  if (stack === undefined) return [namedFrame(MISSED_USER_STACK, FRAME_KIND.lost)];
  if (stack.addresses.length === 0)
    return [namedFrame(stack.kernel ? MISSED_KERNEL_STACK : MISSED_USER_STACK, FRAME_KIND.lost)];
  return stack.addresses.map((address) => {
    const frame = namedFrame('', stack.kernel ? FRAME_KIND.kernel : FRAME_KIND.user);
    const mapping = stack.kernel ? undefined : mappings.find(stack.tgid, address);
    const objectOffset = mapping === undefined ? 0n : address - mapping.start + mapping.fileOffset;
    return { ...frame, address, mapping, objectOffset };
  });
}

function labelsOf(view: DataView, at: number, { comm, tgid, tid }: KeyLayout): Label[] {
  const labels: Label[] = [];
  if (comm !== undefined) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + comm.offset, comm.size);
    const end = bytes.indexOf(0);
    labels.push({
      key: 'comm',
      text: new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)),
      number: 0n,
      unit: '',
    });
  }
  for (const [key, offset] of [
    ['pid', tgid],
    ['tid', tid],
  ] as const) {
    if (offset !== undefined)
      labels.push({ key, text: '', number: BigInt(view.getUint32(at + offset, true)), unit: '' });
  }
  return labels;
}
