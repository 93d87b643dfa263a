import { BccxError } from '../errors/bccx-error.ts';
import { nearest } from '../errors/nearest.ts';
import { type FlagMeaning, flagOf, flagsOf, metavarOf, takesValue } from './flags.ts';
import type { Option } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { type OptionValue, parseOptionValue } from './option-value.ts';
import { flagsBeginning, tokenize } from './tokens.ts';
import { ToolOptions } from './tool-options.ts';

/** What a tool's command line asks for. */
export interface CommandLine {
  readonly options: ToolOptions;
  /** Words after `--`, of a tool that starts a command. */
  readonly command: readonly string[];
  /** Output targets, as written. */
  readonly out: readonly string[];
  /** What changes the system and is allowed for this run: helpers, kernel functions, program types. */
  readonly grant: readonly string[];
  readonly json: boolean;
  readonly stats: boolean;
  readonly debug: boolean;
  readonly help: boolean;
}

/**
 * Reads the words after a tool's name, the way getopt and BCC's argparse do: `-p 1,2`, `-p1,2`, `-af`, `--frequency=99`,
 * `--freq 99` when no other flag begins so, negative numbers as values, `--`. A flag given twice counts with its last value;
 * pid lists add up.
 *
 * @throws {BccxError} usage errors, exit code 2
 */
export function parseCommandLine(manifest: Manifest, words: readonly string[]): CommandLine {
  const reader = new Reader(manifest);
  for (const token of tokenize(words, reader.flags)) {
    if (token.kind === 'flag') reader.flag(token.flag, token.value);
    else reader.word(token.value, token.afterSeparator);
  }
  const { given, host } = reader;
  if (!host.has('help')) checkTogether(manifest, given);
  return {
    options: new ToolOptions(manifest.options, given),
    command: reader.command,
    out: reader.out,
    grant: reader.grant,
    json: host.has('json'),
    stats: host.has('stats'),
    debug: host.has('debug'),
    help: host.has('help'),
  };
}

/** Collects what one command line says. */
class Reader {
  readonly given = new Map<string, OptionValue>();
  readonly host = new Set<string>();
  readonly out: string[] = [];
  readonly grant: string[] = [];
  readonly command: string[] = [];
  readonly flags: ReadonlyMap<string, FlagMeaning>;
  readonly #tool: string;
  readonly #places: readonly Option[];
  readonly #startsCommand: boolean;
  #place = 0;

  constructor({ name, options }: Manifest) {
    this.#tool = name;
    this.flags = flagsOf({ options });
    this.#places = options
      .filter((option) => option.positional !== undefined)
      .sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
    this.#startsCommand = options.some(({ to }) =>
      to?.some((target) => 'session' in target && target.session === 'command'),
    );
  }

  flag(flag: string, value: string | undefined): void {
    const meaning = this.flags.get(flag);
    if (meaning === undefined) throw this.#unknown(flag);
    const wantsValue = takesValue(meaning);
    if (wantsValue !== (value !== undefined) || this.#isFlag(value)) {
      const metavar = typeof meaning === 'string' ? 'VALUE' : metavarOf(meaning);
      throw new BccxError('BCCX_OPTION_VALUE', {
        tool: this.#tool,
        flag,
        value: value ?? '',
        problem: wantsValue ? 'the value is missing' : 'it takes no value',
        instead: wantsValue ? `write ${flag} ${metavar}` : `write ${flag}`,
      });
    }
    if (typeof meaning === 'object') this.#take(meaning, flag, value);
    else if (meaning === 'grant') this.grant.push(value ?? '');
    else if (wantsValue) this.out.push(value ?? '');
    else this.host.add(meaning);
  }

  word(word: string, afterSeparator: boolean): void {
    if (afterSeparator && this.#startsCommand) {
      this.command.push(word);
      return;
    }
    const option = this.#places[this.#place++];
    if (option === undefined) throw new BccxError('BCCX_ARGUMENT_UNEXPECTED', { tool: this.#tool, argument: word });
    this.#take(option, metavarOf(option), word);
  }

  #take(option: Option, flag: string, word: string | undefined): void {
    if (word === undefined) {
      this.given.set(option.name, true);
      return;
    }
    const parsed = parseOptionValue(option, word);
    if ('problem' in parsed)
      throw new BccxError('BCCX_OPTION_VALUE', { tool: this.#tool, flag, value: word, ...parsed });
    const { value } = parsed;
    const before = this.given.get(option.name);
    this.given.set(option.name, isList(before) && isList(value) ? [...new Set([...before, ...value])] : value);
  }

  /** `-p -F 99`: the next flag is no value. A negative number is one. */
  #isFlag(value: string | undefined): boolean {
    return value !== undefined && /^--?[A-Za-z]/.test(value) && this.flags.has(value);
  }

  #unknown(flag: string): BccxError {
    const begins = flagsBeginning(flag, this.flags);
    const meant = flag.startsWith('--') ? nearest(flag, this.flags.keys()) : undefined;
    let suggestion = `see \`bccx help ${this.#tool}\``;
    if (begins.length > 0) suggestion = `it could be ${begins.join(', ')}`;
    else if (meant !== undefined) suggestion = `did you mean ${meant}?`;
    return new BccxError('BCCX_OPTION_UNKNOWN', { tool: this.#tool, flag, suggestion });
  }
}

function isList(value: OptionValue | undefined): value is readonly number[] {
  return Array.isArray(value);
}

function checkTogether({ name: tool, options }: Manifest, given: ReadonlyMap<string, OptionValue>): void {
  const flag = (name: string): string => {
    const option = options.find((each) => each.name === name);
    return option === undefined ? `--${name}` : flagOf(option);
  };
  for (const option of options) {
    if (!given.has(option.name)) {
      if (option.required === true) throw new BccxError('BCCX_OPTION_MISSING', { tool, option: flagOf(option) });
      continue;
    }
    const other = option.conflicts?.find((name) => given.has(name));
    if (other !== undefined)
      throw new BccxError('BCCX_OPTION_CONFLICT', { tool, flag: flagOf(option), other: flag(other) });
    const missing = option.requires?.find((name) => !given.has(name));
    if (missing !== undefined)
      throw new BccxError('BCCX_OPTION_REQUIRES', { tool, flag: flagOf(option), other: flag(missing) });
    if (option.notAbove !== undefined && isMore(given.get(option.name), given.get(option.notAbove)))
      throw new BccxError('BCCX_OPTION_ORDER', { tool, flag: flagOf(option), other: flag(option.notAbove) });
  }
}

function isMore(value: OptionValue | undefined, other: OptionValue | undefined): boolean {
  return typeof value === 'bigint' && typeof other === 'bigint' && value > other;
}
