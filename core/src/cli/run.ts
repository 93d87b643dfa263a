import { BccxError } from '../errors/bccx-error.ts';
import { parseCommandLine } from '../manifest/command-line.ts';
import { toolHelp } from '../manifest/tool-help.ts';
import { findTool } from '../store/find-tool.ts';
import { ResultWriter } from './result-writer.ts';
import { TerminalListener } from './terminal-listener.ts';
import type { Report } from './verb.ts';

/** `bccx TOOL …` and `bccx run TOOL …`: runs a tool; its results are written as they come, so only help is a report. */
export async function run([name, ...words]: readonly string[]): Promise<Report | undefined> {
  if (name === undefined || name.startsWith('-'))
    throw new BccxError('BCCX_USAGE', { what: 'run: name a tool first', verb: 'run' });
  const tool = findTool(name);
  const line = parseCommandLine(tool.manifest, words);
  if (line.help)
    return { data: { tool: tool.manifest.name, help: toolHelp(tool.manifest) }, text: toolHelp(tool.manifest) };
  const listener = new TerminalListener(tool.manifest, line, new ResultWriter(tool.manifest, line));
  const { trace } = await import('../session/trace.ts');
  try {
    await trace({ tool, line, words: [name, ...words] }, listener);
  } finally {
    listener.close();
  }
  return undefined;
}
