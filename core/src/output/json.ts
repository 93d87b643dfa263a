/**
 * bccx's own JSON: everything a Profile holds, for programs. Stacks are a prefix table; node i is frame `frame[i]`
 * called by node `parent[i]` (-1: by nothing). Numbers are exact digits and may be larger than 2^53; addresses are
 * hexadecimal strings. A frame says how it was found, where its name comes from or why it has none, a sample why the walks
 * of its stacks ended, where that is known.
 */
import { decimalText } from '../profile/amounts.ts';
import { frameName } from '../profile/frame-name.ts';
import { FRAME_KIND, type Frame, type FrameKind, type Label, type Profile } from '../profile/model.ts';
import { nameSource, whyUnnamed } from '../profile/name-source.ts';
import { frameHows, stopReasons } from '../profile/walk-names.ts';
import { ByteSink } from './byte-sink.ts';
import { safeJson, visible } from './escape.ts';

const KIND_NAMES = new Map<FrameKind, string>(Object.entries(FRAME_KIND).map(([name, kind]) => [kind, name]));

export function renderJson(profile: Profile, options: { title?: string } = {}): Uint8Array[] {
  const sink = new ByteSink();
  sink.write('{\n"format": "bccx.profile", "version": 1,\n');
  if (options.title !== undefined) sink.write(`"title": ${safeJson(visible(options.title))},\n`);
  sink.write(
    `"valueTypes": ${safeJson(profile.valueTypes.map(({ type, unit }) => ({ type: visible(type), unit: visible(unit) })))},\n`,
  );
  sink.write(`"comparison": ${profile.comparison},\n"facts": ${factsJson(profile)},\n`);
  writeList(sink, 'frames', profile.frames.length, (i) => frameJson(profile.frames[i]!));
  sink.write(',\n"stacks": {\n');
  writeNumbers(sink, 'parent', profile.stacks.parent);
  sink.write(',\n');
  writeNumbers(sink, 'frame', profile.stacks.frame);
  sink.write('\n},\n');
  writeList(sink, 'labels', profile.labelSets.length, (i) => labelsJson(profile.labelSets[i]!));
  sink.write(',\n');
  writeList(sink, 'samples', profile.samples.length, (i) => sampleJson(profile, i));
  sink.write('\n}\n');
  return sink.finish();
}

/** What is known of the whole trace, as an object. */
export function factsJson(profile: Profile): string {
  const { timeNanos, durationNanos, period, lostEvents, lostStacks, unknownFrames, allFrames } = profile.facts;
  return (
    `{"timeNanos": ${timeNanos}, "durationNanos": ${durationNanos}, "period": ${period}, "lostEvents": ${lostEvents}, ` +
    `"lostStacks": ${lostStacks}, "unknownFrames": ${unknownFrames}, "allFrames": ${allFrames}}`
  );
}

function writeList(sink: ByteSink, name: string, length: number, item: (index: number) => string): void {
  sink.write(`"${name}": [`);
  for (let i = 0; i < length; i++) sink.write(`${i === 0 ? '\n' : ',\n'}${item(i)}`);
  sink.write(']');
}

function writeNumbers(sink: ByteSink, name: string, numbers: Int32Array): void {
  sink.write(`"${name}": [`);
  for (let from = 0; from < numbers.length; from += 4096) {
    sink.write(`${from === 0 ? '' : ','}${numbers.subarray(from, from + 4096).join()}`);
  }
  sink.write(']');
}

/** One frame as an object. */
export function frameJson(frame: Frame): string {
  const { mapping } = frame;
  const nameFrom = nameSource(frame);
  const unnamed = whyUnnamed(frame);
  return safeJson({
    name: visible(frameName(frame)),
    kind: KIND_NAMES.get(frame.kind) ?? 'none',
    ...(nameFrom === '' ? {} : { nameFrom }),
    ...(unnamed === '' ? {} : { unnamed }),
    ...(frame.inlined ? { inlined: true } : {}),
    ...(frame.systemName === '' ? {} : { systemName: visible(frame.systemName) }),
    ...(frame.file === '' ? {} : { file: visible(frame.file) }),
    ...(frame.line === 0 ? {} : { line: frame.line }),
    ...(frame.address === 0n ? {} : { address: `0x${frame.address.toString(16)}` }),
    ...(mapping === undefined || mapping.file === '' ? {} : { object: visible(mapping.file) }),
    ...(mapping === undefined || mapping.buildId === '' ? {} : { buildId: visible(mapping.buildId) }),
    ...(frame.objectOffset === 0n ? {} : { objectOffset: `0x${frame.objectOffset.toString(16)}` }),
    ...(frame.how === 0 ? {} : { found: frameHows[frame.how] ?? 'unknown' }),
  });
}

/** Labels as an object by key. */
export function labelsJson(labels: readonly Label[]): string {
  const fields = labels.map(({ key, text, number }) => {
    const value = text === '' ? String(number) : safeJson(visible(text));
    return `${safeJson(visible(key))}: ${value}`;
  });
  return `{${fields.join(', ')}}`;
}

function sampleJson(profile: Profile, index: number): string {
  const { stack, values, labels } = profile.samples;
  const amounts = values.map((column, i) => decimalText(column[index]!, profile.valueTypes[i]!.decimals));
  const label = labels[index]! === 0 ? '' : `, "labels": ${labels[index]}`;
  return `{"stack": ${stack[index]}, "values": [${amounts.join(', ')}]${label}${stopsJson(profile, index)}}`;
}

/** Why a sample's stacks ended, as members that follow others; '' where that is not known. */
export function stopsJson({ samples }: Profile, index: number): string {
  return stopJson('stop', samples.userStop[index]) + stopJson('kernelStop', samples.kernelStop[index]);
}

function stopJson(name: string, stop = 0): string {
  return stop === 0 ? '' : `, "${name}": "${stopReasons[stop] ?? 'unknown'}"`;
}
