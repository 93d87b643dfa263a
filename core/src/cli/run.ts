import { BccxError } from '../errors/bccx-error.ts';
import { parseCommandLine } from '../manifest/command-line.ts';
import { toolHelp } from '../manifest/tool-help.ts';
import type { Recorder } from '../recording/recorder.ts';
import { findTool } from '../store/find-tool.ts';
import { sudoUserStore } from '../store/store-home.ts';
import type { Tool } from '../store/tool.ts';
import { ResultWriter } from './result-writer.ts';
import { TerminalListener } from './terminal-listener.ts';
import type { Report } from './verb.ts';

/** `bccx TOOL …` and `bccx run TOOL …`: runs a tool; its results are written as they come, so only help is a report. */
export async function run([name, ...words]: readonly string[]): Promise<Report | undefined> {
  if (name === undefined || name.startsWith('-'))
    throw new BccxError('BCCX_USAGE', { what: 'run: name a tool first', verb: 'run' });
  return runTool(await findOrCopy(name), [name, ...words]);
}

/**
 * Runs a tool.
 *
 * @param called the word that named the tool, and those behind it
 * @param recorder of a run that is recorded
 */
export async function runTool(tool: Tool, called: readonly string[], recorder?: Recorder): Promise<Report | undefined> {
  const { manifest } = tool;
  const line = parseCommandLine(manifest, called.slice(1));
  if (line.help) return { data: { tool: manifest.name, help: toolHelp(manifest) }, text: toolHelp(manifest) };
  const listener = new TerminalListener(manifest, line, new ResultWriter(manifest, line));
  const { trace } = await import('../session/trace.ts');
  try {
    await trace({ tool, line, words: called, ...(recorder === undefined ? {} : { recorder }) }, listener);
  } finally {
    listener.close();
  }
  return undefined;
}

/**
 * Root runs only what root's store has. A tool that the user behind sudo has is shown, agreed to and copied there first:
 * what a user could change is not what root runs.
 */
async function findOrCopy(name: string): Promise<Tool> {
  try {
    return findTool(name);
  } catch (error) {
    const theirs = sudoUserStore();
    if (!(error instanceof BccxError) || error.code !== 'BCCX_TOOL_UNKNOWN' || theirs === undefined) throw error;
    const { copyFromUser } = await import('./copy-from-user.ts');
    if (!(await copyFromUser(name, theirs))) throw error;
    return findTool(name);
  }
}
