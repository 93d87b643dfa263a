/**
 * BCC's text form of a stack tool: for each process and distinct stack the kernel frames, the user frames, a line with
 * the process, and the value, ascending so that what matters is next to the prompt.
 */
import { decimalText } from '../profile/amounts.ts';
import { annotation, frameName } from '../profile/frame-name.ts';
import { FRAME_KIND, type Frame, type Profile } from '../profile/model.ts';
import { nameSource, whyUnnamed } from '../profile/name-source.ts';
import { sampleLabel, sampleStack } from '../profile/sample-stack.ts';
import { ByteSink } from './byte-sink.ts';
import { visible } from './escape.ts';

export interface TextOptions {
  /** Index of the value to write; the profile's default one without. */
  readonly value?: number;
  /** Put a `--` line between a kernel and a user stack (-d). */
  readonly delimiter?: boolean;
  /** Suffixes such as `_[k]` (-a); without them inlined frames are still told apart. */
  readonly annotations?: boolean;
  /** Put the address before each name (-A). */
  readonly addresses?: boolean;
  /** Put `+0x…`, the distance from the symbol's start, behind each name (-s). */
  readonly offsets?: boolean;
  /** Put ` at FILE:LINE` behind each name, where they are known (--lines). */
  readonly lines?: boolean;
  /** Put ` (OBJECT) [SOURCE]` behind each name: the object file and where the name comes from (-v). */
  readonly origins?: boolean;
  /** Leave out one of the two stacks (-U, -K). */
  readonly only?: 'user' | 'kernel';
  readonly sort?: 'ascending' | 'descending';
  /** stacks: as profile and offcputime print. calls: as stackcount prints. */
  readonly layout?: 'stacks' | 'calls';
  /** Nanoseconds are printed divided by this, for tools whose unit is microseconds (1000n). */
  readonly divisor?: bigint;
}

/** How far frames and the value are indented. */
const indents = { stacks: { frame: '    ', value: '        ' }, calls: { frame: '  ', value: '    ' } } as const;

export function renderText(profile: Profile, options: TextOptions = {}): Uint8Array[] {
  const column = options.value ?? profile.defaultValue;
  const layout = options.layout ?? 'stacks';
  const values = profile.samples.values[column]!;
  const sink = new ByteSink();
  for (const index of sampleOrder(profile, column, options.sort ?? 'ascending')) {
    writeStacks(sink, profile, index, options);
    if (layout === 'stacks') writeProcess(sink, profile, index);
    else writeCaller(sink, profile, index);
    const value = options.divisor === undefined ? values[index]! : BigInt(values[index]!) / options.divisor;
    sink.write(`${indents[layout].value}${decimalText(value, profile.valueTypes[column]!.decimals)}\n\n`);
  }
  return sink.finish();
}

/** Indices of the samples in the order of one value. */
export function sampleOrder(profile: Profile, column: number, sort: 'ascending' | 'descending'): Uint32Array {
  const values = profile.samples.values[column]!;
  const sign = sort === 'ascending' ? 1 : -1;
  const order = Uint32Array.from({ length: profile.samples.length }, (_, i) => i);
  return order.sort((a, b) => {
    const difference = values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0;
    return sign * difference || a - b;
  });
}

function writeStacks(sink: ByteSink, profile: Profile, index: number, options: TextOptions): void {
  const indent = indents[options.layout ?? 'stacks'].frame;
  const { kernel, user: found } = sampleStack(profile, index);
  const user = found.filter((frame) => frame.kind !== FRAME_KIND.separator);
  if (options.only !== 'user') for (const frame of kernel) sink.write(`${indent}${frameText(frame, options)}\n`);
  if (options.delimiter === true && options.only === undefined && kernel.length > 0 && user.length > 0) {
    sink.write('    --\n');
  }
  if (options.only !== 'kernel') for (const frame of user) sink.write(`${indent}${frameText(frame, options)}\n`);
}

/** `comm (pid)` of the sample, behind the dash that BCC aligns it with; nothing when neither is known. */
function writeProcess(sink: ByteSink, profile: Profile, index: number): void {
  const comm = sampleLabel(profile, index, 'comm');
  const id = sampleLabel(profile, index, 'tid') ?? sampleLabel(profile, index, 'pid');
  if (comm === undefined && id === undefined) return;
  const process = id === undefined ? '' : ` (${id.number})`;
  sink.write(`    ${'-'.padEnd(16)} ${visible(comm?.text ?? '')}${process}\n`);
}

/** `comm [pid]`, as stackcount has it; nothing when processes are not told apart. */
function writeCaller(sink: ByteSink, profile: Profile, index: number): void {
  const comm = sampleLabel(profile, index, 'comm');
  const id = sampleLabel(profile, index, 'pid');
  if (comm === undefined || id === undefined) return;
  sink.write(`    ${visible(comm.text)} [${id.number}]\n`);
}

function frameText(frame: Frame, options: TextOptions): string {
  const address = options.addresses === true ? `0x${frame.address.toString(16).padStart(16, '0')} ` : '';
  const suffix = options.annotations === true ? annotation(frame.kind, frame.inlined) : inlinedMark(frame);
  const line = options.lines === true ? lineOf(frame) : '';
  const origin = options.origins === true ? originOf(frame) : '';
  return address + visible(nameWithOffset(frame, options.offsets === true)) + suffix + line + origin;
}

/**
 * ` (OBJECT) [SOURCE]` of a frame with a name; ` [build id ID, WHY]` of one without, whose object its text shows already.
 * Safe to be shown; what is not known is left out.
 */
export function originOf(frame: Frame): string {
  const { file = '', buildId = '' } = frame.mapping ?? {};
  const id = frame.name === '' && buildId !== '' ? `build id ${visible(buildId)}` : '';
  const words = [id, nameSource(frame), whyUnnamed(frame)].filter((word) => word !== '');
  return (
    (frame.name === '' || file === '' ? '' : ` (${visible(file)})`) +
    (words.length === 0 ? '' : ` [${words.join(', ').replaceAll('-', ' ')}]`)
  );
}

/** How text tells calls that the compiler inlined apart, as perf does. */
export function inlinedMark(frame: Frame): string {
  return frame.inlined ? ' (inlined)' : '';
}

/** ` at FILE:LINE`, safe to be shown; empty when the line is not known. */
export function lineOf({ file, line }: Frame): string {
  return file === '' || line === 0 ? '' : ` at ${visible(file)}:${line}`;
}

/** A frame without a name shows its object and the address in it, which is what addr2line and nm need. */
export function nameWithOffset(frame: Frame, offsets: boolean): string {
  if (frame.name === '') {
    const known = frame.mapping !== undefined && frame.objectOffset !== 0n;
    return known ? `[unknown] (${frame.mapping.file}+0x${frame.objectOffset.toString(16)})` : frameName(frame);
  }
  if (!offsets || frame.inlined || frame.symbolStart === 0n || frame.objectOffset < frame.symbolStart)
    return frame.name;
  return `${frame.name}+0x${(frame.objectOffset - frame.symbolStart).toString(16)}`;
}
