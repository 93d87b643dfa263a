import { BccxError } from '../errors/bccx-error.ts';
import { reservedVerbs, type Verb } from '../manifest/reserved-names.ts';
import { mainHelp } from './main-help.ts';
import { printError, printReport } from './reporter.ts';
import { printOut } from './terminal.ts';
import type { Report } from './verb.ts';
import { verbs } from './verbs.ts';
import { version } from './version.ts';

/** Runs one command line (without node and script) and gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return (await dispatch(words)) ?? 0;
  } catch (thrown) {
    const own = words.slice(0, words.includes('--') ? words.indexOf('--') : undefined);
    return printError(thrown, { json: own.includes('--json'), debug: own.includes('--debug') });
  }
}

async function dispatch([first, ...rest]: readonly string[]): Promise<number | undefined> {
  if (first === undefined || first === '--help' || first === '-h') return say(await helpText());
  if (first === '--version') return say(`${version}\n`);
  if (first === 'help') return help(rest);
  if (first === 'run') return runTool(rest);
  if (!isVerb(first)) return runTool([first, ...rest]);
  const entry = verbs[first];
  if (entry === undefined) throw new BccxError('BCCX_VERB_RESERVED', { verb: first, version });
  const { runVerb } = await import('./verb-parser.ts');
  return finish(await runVerb(first, entry, rest), rest);
}

function isVerb(word: string): word is Verb {
  return reservedVerbs.some((verb) => verb === word);
}

async function help([about, tool]: readonly string[]): Promise<number | undefined> {
  if (about === '--man' && tool !== undefined) return manual(tool);
  if (about === undefined || about === 'help' || about === 'run') return say(await helpText());
  return dispatch([about, '--help']);
}

/** A store that cannot be read must not hide how to look into it. */
async function helpText(): Promise<string> {
  try {
    const { runnableTools } = await import('./runnable-tools.ts');
    return mainHelp(runnableTools());
  } catch (error) {
    if (error instanceof BccxError) return mainHelp([]);
    throw error;
  }
}

/** The manual page of a tool, for `man -l -`. */
async function manual(name: string): Promise<number> {
  const { findTool } = await import('../store/find-tool.ts');
  const { toolMan } = await import('../manifest/tool-man.ts');
  const { manifest, version: of } = findTool(name);
  return say(toolMan(manifest, of));
}

async function runTool(words: readonly string[]): Promise<number | undefined> {
  const { run } = await import('./run.ts');
  return finish(await run(words), words);
}

function finish(report: Report | undefined, words: readonly string[]): number {
  return report === undefined ? 0 : printReport(report, words.includes('--json'));
}

function say(text: string): number {
  printOut(text);
  return 0;
}
