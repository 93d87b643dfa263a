import { nearest } from '../errors/nearest.ts';
import type { Option } from './manifest.generated.ts';
import { parsePattern } from './pattern.ts';

/**
 * Value of an option: boolean; bigint of `unit` for numbers; nanoseconds for durations; ids for pid lists; otherwise text.
 */
export type OptionValue = boolean | bigint | readonly number[] | string;

/** Why a text is no value of an option, and what is. */
export interface ValueProblem {
  readonly problem: string;
  readonly instead: string;
}

/** Largest pid the kernel gives out (PID_MAX_LIMIT in include/linux/threads.h). */
const pidLimit = 4194304;

const durationUnits: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const sizeUnits: Record<string, bigint> = { '': 1n, b: 1n, k: 1n << 10n, m: 1n << 20n, g: 1n << 30n, t: 1n << 40n };
const frequencyUnits: Record<string, bigint> = { '': 1n, hz: 1n, khz: 1_000n };

/** Reads a command-line word (or a manifest default) as a value of the option's type and checks its bounds. */
export function parseOptionValue(option: Option, word: string): { value: OptionValue } | ValueProblem {
  switch (option.type) {
    case 'integer':
      return bounded(option, /^-?\d+$/.test(word) ? BigInt(word) : undefined, 'write a whole number');
    case 'duration':
      return parseDuration(option, word);
    case 'size':
      return bounded(
        option,
        scaled(word, /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?b?|b)?$/i, sizeUnits),
        'write a number of bytes such as 4096, 64K or 1.5M',
      );
    case 'frequency':
      return bounded(
        option,
        scaled(word, /^(\d+(?:\.\d+)?)\s*(k?hz)?$/i, frequencyUnits),
        'write a number of samples per second such as 99 or 1khz',
      );
    case 'pid-list':
      return parsePids(word);
    case 'pattern':
      return parsePattern(word) === undefined ? patternProblem : { value: word };
    case 'enum':
      return parseEnum(option.values ?? [], word);
    default:
      return word === '' || word.includes('\0')
        ? { problem: 'is empty or holds a NUL', instead: 'write some text' }
        : { value: word };
  }
}

const patternProblem: ValueProblem = {
  problem: 'is no pattern',
  instead: 'write func or lib:func, t:category:event, or u:lib:probe',
};

/** How many of the option's own unit a value is, for the BPF side and the module; undefined when it is not a whole number. */
export function valueInUnit(option: Option, value: bigint): bigint | undefined {
  if (option.type !== 'duration') return value;
  const unit = durationUnits[option.unit ?? 's'] ?? 1n;
  return value % unit === 0n ? value / unit : undefined;
}

function parseDuration(option: Option, word: string): { value: OptionValue } | ValueProblem {
  const unit = option.unit ?? 's';
  const instead = `write a number of ${unit}, or one with a unit such as 200ms, 1.5s, 5m`;
  const value = scaled(word, /^(-?\d+(?:\.\d+)?)\s*(ns|us|ms|s|m|h)?$/, durationUnits, unit);
  if (value === undefined) return { problem: 'is no duration', instead };
  const one = durationUnits[unit] ?? 1n;
  if (option.min === undefined && value <= 0n) return { problem: 'is not more than 0', instead };
  if (option.min !== undefined && value < BigInt(option.min) * one)
    return { problem: `is below ${option.min} ${unit}`, instead };
  if (option.max !== undefined && value > BigInt(option.max) * one)
    return { problem: `is above ${option.max} ${unit}`, instead };
  const wholeUnits = (option.to ?? []).some((target) => 'rodata' in target || 'module' in target);
  if (wholeUnits && value % one !== 0n) return { problem: `is finer than 1 ${unit}`, instead: `write whole ${unit}` };
  return { value };
}

/** number × unit, exactly; undefined when the form does not match or the result is no whole number. */
function scaled(word: string, form: RegExp, units: Record<string, bigint>, bare = ''): bigint | undefined {
  const match = form.exec(word);
  const number = match?.[1];
  const unit = units[(match?.[2] ?? bare).toLowerCase()];
  if (number === undefined || unit === undefined || word.length > 40) return undefined;
  const [whole = '0', fraction = ''] = number.split('.');
  const denominator = 10n ** BigInt(fraction.length);
  const numerator = BigInt(whole + fraction) * unit;
  return numerator % denominator === 0n ? numerator / denominator : undefined;
}

function bounded(option: Option, value: bigint | undefined, instead: string): { value: OptionValue } | ValueProblem {
  if (value === undefined) return { problem: `is no ${option.type}`, instead };
  if (option.min !== undefined && value < BigInt(option.min)) return { problem: `is below ${option.min}`, instead };
  if (option.max !== undefined && value > BigInt(option.max)) return { problem: `is above ${option.max}`, instead };
  if (value >= 1n << 64n || value < -(1n << 63n)) return { problem: 'does not fit 64 bits', instead };
  return { value };
}

function parsePids(word: string): { value: OptionValue } | ValueProblem {
  const ids = word.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  const bad = ids.findIndex((id) => !(id >= 1 && id <= pidLimit));
  if (bad < 0) return { value: [...new Set(ids)] };
  return {
    problem: `'${word.split(',')[bad]?.trim()}' is no id`,
    instead: `write ids from 1 to ${pidLimit}, separated by commas`,
  };
}

function parseEnum(values: readonly string[], word: string): { value: OptionValue } | ValueProblem {
  if (values.includes(word)) return { value: word };
  const meant = nearest(word, values);
  const all = `one of ${values.join(', ')}`;
  return {
    problem: 'is not one of its values',
    instead: meant === undefined ? `write ${all}` : `did you mean '${meant}'? ${all}`,
  };
}
