import { examineSymbols, type SymbolFinding } from '../../doctor/symbols/examine-symbols.ts';
import { MOST } from '../../doctor/symbols/supplier.ts';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import { wrap } from '../../manifest/tool-help.ts';
import type { Report } from '../verb.ts';

const INDENT = 4;

/**
 * `bccx doctor symbols -p PID`.
 *
 * @throws {BccxError} BCCX_USAGE, BCCX_SYMBOLS
 */
export async function doctorSymbols(pid: unknown): Promise<Report> {
  if (typeof pid !== 'string') throw usage('doctor: symbols takes a process: -p PID');
  if (!/^[1-9]\d{0,9}$/.test(pid)) throw usage(`doctor: '${pid}' is no process number`);
  try {
    const objects = await examineSymbols(Number(pid));
    return { data: { pid: Number(pid), objects }, text: objects.map(lines).join('') };
  } catch (error) {
    if (error instanceof BccxError) throw error;
    throw new BccxError('BCCX_SYMBOLS', { pid, cause: causeText(error) }, { cause: error });
  }
}

function usage(what: string): BccxError {
  return new BccxError('BCCX_USAGE', { what, verb: 'doctor' });
}

/** The object and how well it is named; below it, from what, and what would name more. */
function lines({ object, names, lines: hasLines, described, found, remedy }: SymbolFinding): string {
  const named = names === 'all' ? 'all names' : names === 'exported' ? 'exported names only' : 'no names';
  const part = described < MOST ? ' of a part' : '';
  const text = [`${object}: ${named}${hasLines ? `, inlined calls and lines${part}` : ''}\n`];
  for (const each of [found, remedy]) {
    if (each === '') continue;
    text.push(...wrap(each, 80 - INDENT).map((line) => `${' '.repeat(INDENT)}${line}\n`));
  }
  return text.join('');
}
