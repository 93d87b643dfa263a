import { parseArgs } from 'node:util';
import { type FlagMeaning, takesValue } from './flags.ts';

/** One piece of a command line, in order. */
export type Token =
  | { readonly kind: 'flag'; readonly flag: string; readonly value: string | undefined }
  | { readonly kind: 'word'; readonly value: string; readonly afterSeparator: boolean };

/**
 * Splits words into flags with their values and plain words. A long flag may be cut short as long as only one begins so,
 * as getopt_long and argparse allow.
 */
export function tokenize(words: readonly string[], flags: ReadonlyMap<string, FlagMeaning>): Token[] {
  const options = parserOptions(flags);
  const args = [...words];
  for (;;) {
    const { tokens } = parseArgs({ args, options, strict: false, tokens: true, allowPositionals: true });
    const cut = tokens.find((token) => token.kind === 'option' && fullFlag(token.rawName, flags) !== undefined);
    if (cut?.kind !== 'option')
      return tokens.flatMap(toToken(tokens.find(({ kind }) => kind === 'option-terminator')?.index));
    args[cut.index] = (args[cut.index] ?? '').replace(cut.rawName, fullFlag(cut.rawName, flags) ?? '');
  }
}

/** The long flags that begin with this text. */
export function flagsBeginning(text: string, flags: ReadonlyMap<string, FlagMeaning>): string[] {
  return text.startsWith('--') ? [...flags.keys()].filter((flag) => flag.startsWith(text)) : [];
}

/** The one long flag that was cut short to this; undefined when it is whole, unknown or could be several. */
function fullFlag(flag: string, flags: ReadonlyMap<string, FlagMeaning>): string | undefined {
  if (flags.has(flag)) return undefined;
  const longs = flagsBeginning(flag, flags);
  return new Set(longs.map((long) => flags.get(long))).size === 1 ? longs[0] : undefined;
}

type ParserToken = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function toToken(separator = Number.POSITIVE_INFINITY) {
  return (token: ParserToken): Token[] => {
    if (token.kind === 'option') return [{ kind: 'flag', flag: token.rawName, value: token.value }];
    if (token.kind === 'positional') {
      return [{ kind: 'word', value: token.value, afterSeparator: token.index > separator }];
    }
    return [];
  };
}

function parserOptions(flags: ReadonlyMap<string, FlagMeaning>) {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [flag, meaning] of flags) {
    if (!flag.startsWith('--')) continue;
    const short = [...flags].find(([other, its]) => !other.startsWith('--') && its === meaning)?.[0].slice(1);
    options[flag.slice(2)] = {
      type: takesValue(meaning) ? 'string' : 'boolean',
      ...(short === undefined ? {} : { short }),
    };
  }
  return options;
}
