import type { CommandLine } from '../manifest/command-line.ts';
import type { Target } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { OptionValue } from '../manifest/option-value.ts';

type SessionValue = Extract<Target, { session: string }>['session'];

/**
 * The line that says what is being traced, from the first result's `text.header`. Beside the values of options it knows
 * {threads}, {stacks}, {until} and {places} (of probes), which are no single option's.
 */
export function traceHeader(
  { results, options: declared }: Manifest,
  { options }: CommandLine,
  places: number,
): string | undefined {
  const headers = results.find((result) => options.holds(result.when))?.text?.header;
  const header = typeof headers === 'string' ? headers : headers?.find((each) => options.holds(each.when))?.text;
  const optionFor = (session: SessionValue) =>
    declared.find(({ to }) => to?.some((target) => 'session' in target && target.session === session))?.name ?? '';
  const given = (session: SessionValue) =>
    options.given(optionFor(session)) ? options.text(optionFor(session)) : undefined;
  const value = (session: SessionValue) => options.value(optionFor(session));
  return header?.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) => {
    if (name === 'threads') return threads(given('pids'), given('tids'), (flag) => options.given(flag));
    if (name === 'stacks') return stacks((flag) => options.given(flag));
    if (name === 'places') return String(places);
    if (name === 'until') return until(value('duration'));
    return options.text(name) ?? whole;
  });
}

function threads(pids: string | undefined, tids: string | undefined, given: (flag: string) => boolean): string {
  if (pids !== undefined) return `PID ${pids}`;
  if (tids !== undefined) return `TID ${tids}`;
  if (given('user-threads-only')) return 'user threads';
  return given('kernel-threads-only') ? 'kernel threads' : 'all threads';
}

function stacks(given: (flag: string) => boolean): string {
  if (given('user-stacks-only')) return 'user';
  return given('kernel-stacks-only') ? 'kernel' : 'user + kernel';
}

/** duration: nanoseconds. */
function until(duration: OptionValue | undefined): string {
  return typeof duration === 'bigint' ? ` for ${Number(duration) / 1e9} secs.` : '... Hit Ctrl-C to end.';
}
