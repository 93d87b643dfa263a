/**
 * The text form of BCC's memleak: the stacks that hold most, each under a line that says how much in how many allocations,
 * ascending so that the largest is next to the prompt.
 */
import type { Frame, Profile } from '../profile/model.ts';
import { sampleStack } from '../profile/sample-stack.ts';
import { ByteSink } from './byte-sink.ts';
import { visible } from './escape.ts';
import { inlinedMark, lineOf, nameWithOffset, originOf, sampleOrder } from './text.ts';

export interface OutstandingOptions {
  /** Stacks to print; all without. */
  readonly top?: number | undefined;
  /** Index of the value that orders the stacks: 0 bytes, 1 allocations. */
  readonly by?: number | undefined;
  /** Put ` at FILE:LINE` behind each frame, where they are known (--lines). */
  readonly lines?: boolean;
  /** Show whole paths of objects and where names come from (-v). */
  readonly origins?: boolean;
  /** When the report was made. */
  readonly time?: Date;
  readonly sort?: 'ascending' | 'descending';
  /** The amounts are what was added since an earlier report. */
  readonly growth?: boolean;
}

export function renderOutstanding(profile: Profile, options: OutstandingOptions = {}): Uint8Array[] {
  const [bytes, allocations] = profile.samples.values;
  const by = options.by ?? 0;
  const changed = (index: number): boolean =>
    options.growth !== true || profile.samples.values.some((column) => Number(column[index]) !== 0);
  const most = sampleOrder(profile, by, 'descending').filter(changed).subarray(0, options.top);
  const order = options.sort === 'descending' ? most : most.toReversed();
  const sink = new ByteSink();
  const time = (options.time ?? new Date()).toTimeString().slice(0, 8);
  const what = options.growth === true ? 'that grew since the first report' : 'with outstanding allocations';
  const amount = (value: number | bigint | undefined): string =>
    options.growth === true && Number(value) > 0 ? `+${value}` : String(value);
  sink.write(`[${time}] Top ${options.top ?? order.length} stacks ${what}:\n`);
  for (const index of order) {
    sink.write(`\t${amount(bytes?.[index])} bytes in ${amount(allocations?.[index])} allocations from stack\n`);
    const { kernel, user } = sampleStack(profile, index);
    for (const frame of [...kernel, ...user]) sink.write(`\t\t${frameLine(frame, options)}\n`);
  }
  return sink.finish();
}

/** Address, name with offset, object. */
function frameLine(frame: Frame, { lines = false, origins = false }: OutstandingOptions): string {
  const address = `0x${frame.address.toString(16).padStart(16, '0')}`;
  const name = visible(nameWithOffset(frame, true)) + inlinedMark(frame);
  const line = lines ? lineOf(frame) : '';
  return `${address}\t${name}${origins ? line + originOf(frame) : objectOf(frame) + line}`;
}

/** ` [libc.so.6]`; nothing where the frame's text shows the object already. */
function objectOf({ name, mapping }: Frame): string {
  const file = name === '' ? '' : (mapping?.file ?? '');
  return file === '' ? '' : ` [${visible(file.slice(file.lastIndexOf('/') + 1))}]`;
}
