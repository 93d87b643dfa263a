import { BccxError, causeText } from '../errors/bccx-error.ts';
import { safeJson } from '../output/escape.ts';
import { printErr, printErrBold, printOut } from './terminal.ts';
import type { Report } from './verb.ts';

/** Prints what a verb returned and gives its exit code. */
export function printReport(report: Report, json: boolean): number {
  printOut(json ? `${safeJson(report.data, 2)}\n` : report.text);
  return report.exit ?? 0;
}

/** Prints an error: one line of what, one of what to do; with json, one object. Gives the exit code. */
export function printError(thrown: unknown, options: { json: boolean; debug: boolean }): number {
  const error = asBccxError(thrown);
  const { code, message, hint, exit, detail } = error;
  if (options.json) {
    printErr(`${safeJson({ error: { code, message, hint, exit, ...(detail === undefined ? {} : { detail }) } })}\n`);
    return exit;
  }
  printErrBold('error:');
  printErr(` ${oneLine(message)} [${code}]\n  ${oneLine(hint)}\n`);
  if (detail !== undefined && options.debug) printErr(`${detail}\n`);
  if (options.debug && error.cause instanceof Error) printErr(`${error.cause.stack ?? error.cause.message}\n`);
  return exit;
}

function asBccxError(thrown: unknown): BccxError {
  if (thrown instanceof BccxError) return thrown;
  return new BccxError('BCCX_INTERNAL', { what: causeText(thrown) }, { cause: thrown });
}

/** Values in a message may hold line breaks of their own; the form stays two lines. */
function oneLine(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\t', ' ');
}
