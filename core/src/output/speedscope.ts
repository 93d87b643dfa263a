/** speedscope's own format (speedscope.app/file-format-schema.json): one sampled profile for each value type. */
import { decimalText, sumAmounts } from '../profile/amounts.ts';
import type { Profile, ValueType } from '../profile/model.ts';
import { ByteSink } from './byte-sink.ts';
import { safeJson, visible } from './escape.ts';
import { SamplePaths } from './sample-paths.ts';

export interface SpeedscopeOptions {
  readonly title?: string;
  /** Version of bccx, for the file's `exporter`. */
  readonly version?: string;
  readonly value?: number;
}

export function renderSpeedscope(profile: Profile, options: SpeedscopeOptions = {}): Uint8Array[] {
  const paths = new SamplePaths(profile);
  const stacks = Array.from({ length: profile.samples.length }, (_, sample) => paths.of(sample));
  const frames = paths.frames.map(({ name, file, line }) => ({
    name,
    ...(file === '' ? {} : { file }),
    ...(line === 0 ? {} : { line }),
  }));
  const sink = new ByteSink();
  sink.write('{"$schema":"https://www.speedscope.app/file-format-schema.json",');
  sink.write(
    `"exporter":${safeJson(`bccx@${options.version ?? '0'}`)},"name":${safeJson(visible(options.title ?? 'bccx'))},`,
  );
  sink.write(`"activeProfileIndex":${options.value ?? profile.defaultValue},"shared":{"frames":[`);
  for (const [i, frame] of frames.entries()) sink.write(`${i === 0 ? '' : ','}${safeJson(frame)}`);
  sink.write(']},"profiles":[');
  profile.valueTypes.forEach((type, column) => {
    if (column > 0) sink.write(',');
    writeProfile(sink, profile, { type, column, stacks });
  });
  sink.write(']}\n');
  return sink.finish();
}

interface Column {
  readonly type: ValueType;
  readonly column: number;
  readonly stacks: readonly (readonly number[])[];
}

function writeProfile(sink: ByteSink, profile: Profile, { type, column, stacks }: Column): void {
  const values = profile.samples.values[column]!;
  const total = decimalText(sumAmounts(values), type.decimals);
  sink.write(`{"type":"sampled","name":${safeJson(visible(type.type))},"unit":"${unitName(type.unit)}",`);
  sink.write(`"startValue":0,"endValue":${total},"samples":[`);
  let first = true;
  for (let i = 0; i < stacks.length; i++) {
    if (Number(values[i]!) === 0) continue;
    sink.write(`${first ? '' : ','}[${stacks[i]!.join()}]`);
    first = false;
  }
  sink.write('],"weights":[');
  first = true;
  for (const value of values) {
    if (Number(value) === 0) continue;
    sink.write(`${first ? '' : ','}${decimalText(value, type.decimals)}`);
    first = false;
  }
  sink.write(']}');
}

function unitName(unit: string): string {
  return ['nanoseconds', 'microseconds', 'milliseconds', 'seconds', 'bytes'].includes(unit) ? unit : 'none';
}
