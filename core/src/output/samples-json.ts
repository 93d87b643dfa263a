/**
 * JSON with one row a sample, each with its whole stack, for programs such as jq that read one row at a time. The same
 * facts as bccx's own JSON (json.ts), which writes each frame and each common stack once.
 */
import { decimalText } from '../profile/amounts.ts';
import type { Profile } from '../profile/model.ts';
import { ByteSink } from './byte-sink.ts';
import { safeJson, visible } from './escape.ts';
import { factsJson, frameJson, labelsJson, stopsJson } from './json.ts';

/** Frames stand from the leaf to the root: the function that ran comes first, its caller second. */
export function renderSamples(profile: Profile, options: { title?: string } = {}): Uint8Array[] {
  const { samples, stacks, valueTypes } = profile;
  const frames = new Array<string | undefined>(profile.frames.length);
  const sink = new ByteSink();
  sink.write('{\n"format": "bccx.samples", "version": 1,\n');
  if (options.title !== undefined) sink.write(`"title": ${safeJson(visible(options.title))},\n`);
  const units = valueTypes.map(({ type, unit }) => `${safeJson(visible(type))}: ${safeJson(visible(unit))}`);
  sink.write(`"units": {${units.join(', ')}},\n"facts": ${factsJson(profile)},\n"samples": [`);
  for (let i = 0; i < samples.length; i++) {
    const values = valueTypes.map(
      ({ type, decimals }, column) =>
        `${safeJson(visible(type))}: ${decimalText(samples.values[column]![i]!, decimals)}`,
    );
    const labels = labelsJson(profile.labelSets[samples.labels[i]!]!);
    sink.write(
      `${i === 0 ? '\n' : ',\n'}{"values": {${values.join(', ')}}, "labels": ${labels}${stopsJson(profile, i)}`,
    );
    let separator = ', "stack": [';
    for (let node = samples.stack[i]!; node >= 0; node = stacks.parent[node]!) {
      const frame = stacks.frame[node]!;
      frames[frame] ??= frameJson(profile.frames[frame]!);
      sink.write(separator + frames[frame]);
      separator = ', ';
    }
    sink.write(separator === ', ' ? ']}' : `${separator}]}`);
  }
  sink.write(']\n}\n');
  return sink.finish();
}
