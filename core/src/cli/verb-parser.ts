import { Command, CommanderError } from 'commander';
import { BccxError } from '../errors/bccx-error.ts';
import { printOut } from './terminal.ts';
import type { Report } from './verb.ts';
import type { VerbEntry } from './verbs.ts';

/** Reads a verb's words by its declaration and runs it. Help is printed and gives no report. */
export async function runVerb(name: string, entry: VerbEntry, words: readonly string[]): Promise<Report | undefined> {
  const module = await entry.load();
  const command = new Command(`bccx ${name}`)
    .description(entry.summary)
    .helpOption('-h, --help', 'Print this help')
    .option('--json', 'Print the result as JSON')
    .option('--debug', 'Print more about errors')
    .exitOverride()
    .configureOutput({ writeOut: printOut, writeErr: () => undefined });
  module.declare(command);
  try {
    command.parse([...words], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return undefined;
    const [what = ''] = thrown.message
      .replace(/^error: /, '')
      .replace(/\.$/, '')
      .split('\n');
    throw new BccxError('BCCX_USAGE', { what: `${name}: ${what}`, verb: name });
  }
  return module.run({ args: command.args, options: command.opts() });
}
