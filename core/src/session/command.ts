import { BccxError } from '../errors/bccx-error.ts';
import type { CommandLine } from '../manifest/command-line.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { type CommandObjects, commandObjects } from '../process/command-objects.ts';
import { StartedCommand, splitCommand } from '../process/started-command.ts';
import type { Closers } from './closers.ts';
import { optionFor } from './targets.ts';

/** How long a command may take to end after it was asked to. */
const endMs = 2_000;

/** A command that a run starts, as a process that waits; and the options as if that process had been named. */
export interface CommandRun {
  readonly words: readonly string[];
  readonly process: StartedCommand;
  readonly options: ToolOptions;
  /**
   * The files that it will map before its main runs; its loader is asked once.
   *
   * @throws {Error} when there is no such program
   */
  objects(): CommandObjects;
}

/**
 * Starts the command that the command line asks for, stopped before its first instruction. Undefined when it asks for none.
 *
 * @throws {BccxError} BCCX_OPTION_VALUE
 */
export function startCommand(manifest: Manifest, line: CommandLine, closers: Closers): CommandRun | undefined {
  const words = commandWords(manifest, line);
  if (words === undefined) return undefined;
  const process = StartedCommand.start(words);
  closers.add(async () => {
    process.end();
    await Promise.race([process.ended, new Promise((resolve) => setTimeout(resolve, endMs).unref())]);
  });
  const pids = optionFor(manifest, 'pids');
  let objects: CommandObjects | undefined;
  return {
    words,
    process,
    options: pids === undefined ? line.options : line.options.with(pids.name, [process.pid]),
    objects() {
      objects ??= commandObjects(words);
      return objects;
    },
  };
}

function commandWords(manifest: Manifest, { options, command }: CommandLine): readonly string[] | undefined {
  if (command.length > 0) return command;
  const option = optionFor(manifest, 'command');
  const value = option === undefined ? undefined : options.value(option.name);
  if (option === undefined || typeof value !== 'string') return undefined;
  const words = splitCommand(value);
  if (words !== undefined && words.length > 0) return words;
  throw new BccxError('BCCX_OPTION_VALUE', {
    tool: manifest.name,
    flag: `--${option.name}`,
    value,
    problem: words === undefined ? 'a quote is not closed' : 'names no command',
    instead: 'write a command and its arguments, or put them behind --',
  });
}
