import { BccxError } from '../errors/bccx-error.ts';
import type { Option, Probe } from '../manifest/manifest.generated.ts';
import { isWild, matcher, type Pattern, patternOf, patternOption } from '../manifest/pattern.ts';
import { kernelFunctions } from '../process/kernel-functions.ts';
import { tracepoints } from '../process/tracefs.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';
import { optionFor } from './targets.ts';

/** More single probes than this take the kernel too long to attach and detach. */
const maxSingleProbes = 1000;

/** A pattern of the command line, ready to be compared with names. */
export interface NameMatch {
  readonly option: Option;
  readonly pattern: Pattern;
  /** May stand for several names. */
  readonly wild: boolean;
  readonly test: (name: string) => boolean;
}

/**
 * The pattern that a probe takes its targets from; undefined for a probe that names them.
 *
 * @throws {BccxError} BCCX_OPTION_VALUE for a regular expression that is none
 */
export function nameMatch(
  { manifest, options }: Pick<Session, 'manifest' | 'options'>,
  probe: Probe,
): NameMatch | undefined {
  const option = patternOption(probe, manifest);
  const pattern = patternOf(probe, manifest, options);
  if (option === undefined || pattern === undefined) return undefined;
  const flag = optionFor(manifest, 'regexp');
  const regexp = flag !== undefined && options.given(flag.name);
  try {
    const expression = matcher(pattern, regexp);
    return { option, pattern, wild: isWild(pattern, regexp), test: (name) => expression.test(name) };
  } catch {
    throw patternError(
      { manifest, options },
      option,
      'is no regular expression',
      'mend it, or leave out the flag for them',
    );
  }
}

/**
 * Kernel functions or tracepoints that a probe's pattern matches; what it names when it has no pattern.
 *
 * @throws {BccxError} BCCX_OPTION_VALUE when nothing matches, or too much for single probes
 */
export function kernelTargets(session: Session, probe: Probe): string[] {
  const match = nameMatch(session, probe);
  if (match === undefined) return [String(session.options.resolve(probe.target) ?? '')];
  if (!match.wild) return [match.pattern.name];
  const found =
    match.pattern.kind === 'tracepoint'
      ? matchingTracepoints(session, match)
      : kernelFunctions(session.glue, match.test);
  return checkCount(session, match, found, probe.type.includes('multi'));
}

/** @throws {BccxError} BCCX_OPTION_VALUE when nothing matches, or too much for single probes */
export function checkCount<T>(session: Session, { option }: NameMatch, found: readonly T[], many: boolean): T[] {
  if (found.length === 0)
    throw patternError(session, option, 'matches nothing', 'look for the name, and write * for any text');
  if (!many && found.length > maxSingleProbes) {
    throw patternError(
      session,
      option,
      `matches ${found.length} places, too many here`,
      `narrow it to at most ${maxSingleProbes}`,
    );
  }
  return [...found];
}

function matchingTracepoints(session: Session, { option, test }: NameMatch): string[] {
  try {
    return tracepoints(session.glue).filter(test);
  } catch (error) {
    const problem = `needs the list of tracepoints: ${glueCause(error)}`;
    throw patternError(session, option, problem, 'name one tracepoint, without *');
  }
}

function patternError(
  { manifest, options }: Pick<Session, 'manifest' | 'options'>,
  option: Option,
  problem: string,
  instead: string,
): BccxError {
  const value = String(options.value(option.name));
  return new BccxError('BCCX_OPTION_VALUE', { tool: manifest.name, flag: option.name, value, problem, instead });
}
