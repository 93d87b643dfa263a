import { INPUT_FORMATS, type InputFormat } from '../../input/read-profile.ts';
import type { FlameOptions } from '../../output/flame/options.ts';
import { type OutputTarget, parseOutputTarget } from '../../output/targets.ts';
import type { FilterOptions } from '../../profile/filter.ts';
import type { Invocation } from '../verb.ts';
import { readCount, readFlameOptions, readPattern, usage } from './flame-options.ts';

/** What one `bccx flame` is asked to do. */
export interface FlameRequest {
  /** Inputs that are merged; `-` is standard input. */
  readonly inputs: readonly string[];
  /** The inputs are before and after, to be compared. */
  readonly diff: boolean;
  readonly normalise: boolean;
  readonly stripHex: boolean;
  readonly format: InputFormat | undefined;
  readonly value: string | undefined;
  readonly filter: FilterOptions;
  readonly targets: readonly OutputTarget[];
  readonly flame: FlameOptions;
  readonly count: number | undefined;
  readonly paletteFile: string | undefined;
  readonly printPolicy: boolean;
}

/** Reads the command line; `terminal` says that standard output is one. */
export function readFlameRequest({ args, options }: Invocation, terminal: boolean): FlameRequest {
  const diff = args[0] === 'diff';
  if (diff && args.length !== 3) throw usage('diff needs two inputs, BEFORE and AFTER');
  const inputs = diff ? args.slice(1) : args.length === 0 ? ['-'] : args;
  if (inputs.filter((input) => input === '-').length > 1) throw usage("standard input ('-') can be read only once");
  const flame = readFlameOptions(options);
  return {
    inputs,
    diff,
    normalise: options['normalize'] === true,
    stripHex: options['stripHex'] === true,
    format: readInputFormat(options['input']),
    value: typeof options['value'] === 'string' ? options['value'] : undefined,
    filter: readFilter(options),
    targets: readTargets(options, terminal),
    flame: diff && flame.title === undefined ? { ...flame, title: 'Differential Flame Graph' } : flame,
    count: readCount('count', options),
    paletteFile: typeof options['cp'] === 'string' ? options['cp'] : undefined,
    printPolicy: options['csp'] === true,
  };
}

/** Without --out: the tree for people on a terminal, else SVG, so that output can be sent to a file. */
function readTargets(options: Invocation['options'], terminal: boolean): OutputTarget[] {
  const targets = (options['out'] as string[]).map(parseOutputTarget);
  if (options['top'] === true) targets.push({ format: 'top', path: '-' });
  if (targets.length > 0 || options['json'] === true) return targets;
  return [{ format: terminal ? 'view' : 'svg', path: '-' }];
}

function readInputFormat(given: unknown): InputFormat | undefined {
  if (given === undefined) return undefined;
  const format = INPUT_FORMATS.find((candidate) => candidate === given);
  if (format === undefined) throw usage(`--input: '${given}' is none of ${INPUT_FORMATS.join(', ')}`);
  return format;
}

function readFilter(options: Invocation['options']): FilterOptions {
  const filter: Record<string, RegExp> = {};
  for (const name of ['include', 'exclude', 'base', 'hide']) {
    const pattern = readPattern(name, options);
    if (pattern !== undefined) filter[name] = pattern;
  }
  return filter;
}
