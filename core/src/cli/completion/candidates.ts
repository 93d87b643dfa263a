import { Command } from 'commander';
import { flagsOf } from '../../manifest/flags.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { hostFlags } from '../../manifest/reserved-names.ts';
import { findTool } from '../../store/find-tool.ts';
import { runnableTools } from '../runnable-tools.ts';
import { verbs } from '../verbs.ts';

/** A word that may come next. */
export interface Candidate {
  readonly word: string;
  /** One line; '' without. */
  readonly about: string;
}

/** What may come next; files: names of files too. */
export interface Candidates {
  readonly words: readonly Candidate[];
  readonly files: boolean;
}

/** Verbs whose arguments are names of tools. */
const ofTools = ['run', 'help', 'info', 'inspect', 'remove', 'update'];

/** What may stand in place of the last of the words after `bccx`, which may be begun. */
export async function candidatesFor(words: readonly string[]): Promise<Candidates> {
  const partial = words.at(-1) ?? '';
  const { words: all, files } = await unfiltered(words.slice(0, -1), partial);
  return { words: all.filter(({ word }) => word.startsWith(partial)), files };
}

async function unfiltered(before: readonly string[], partial: string): Promise<Candidates> {
  const [first, ...rest] = before;
  if (first === undefined) return { words: [...verbWords(), ...toolWords()], files: false };
  const entry = Object.entries(verbs).find(([verb]) => verb === first)?.[1];
  if (entry !== undefined && partial.startsWith('-')) {
    const command = new Command()
      .option('--json', 'Print the result as JSON')
      .option('--debug', 'Print more about errors');
    (await entry.load()).declare(command);
    return {
      words: command.options.map(({ long, description }) => ({ word: long ?? '', about: description })),
      files: false,
    };
  }
  if (first === 'run' && rest[0] !== undefined) return toolCandidates(rest[0], rest.slice(1));
  if (ofTools.includes(first)) return { words: toolWords(), files: first === 'inspect' };
  if (entry !== undefined) return { words: [], files: true };
  return toolCandidates(first, rest);
}

function toolCandidates(name: string, before: readonly string[]): Candidates {
  let manifest: Manifest;
  try {
    ({ manifest } = findTool(name));
  } catch {
    return { words: [], files: false };
  }
  const meaning = flagsOf(manifest).get(before.at(-1) ?? '');
  if (meaning === 'out') return { words: [], files: true };
  if (typeof meaning === 'object' && meaning.type !== 'boolean') {
    const values = (meaning.values ?? []).map((word) => ({ word, about: '' }));
    return { words: values, files: meaning.type === 'path' || meaning.type === 'string' };
  }
  const own = manifest.options
    .filter(({ hidden, positional, short }) => hidden !== true && (positional === undefined || short !== undefined))
    .map((option) => ({ word: `--${option.name}`, about: option.description }));
  return {
    words: [...own, ...hostFlags.map(({ name: flag, description }) => ({ word: `--${flag}`, about: description }))],
    files: false,
  };
}

function verbWords(): Candidate[] {
  const help = { word: 'help', about: 'Show the options of a tool or verb' };
  const run = { word: 'run', about: 'Run a tool' };
  return [run, ...Object.entries(verbs).map(([word, { summary }]) => ({ word, about: summary })), help];
}

function toolWords(): Candidate[] {
  return runnableTools().map(({ name, title }) => ({ word: name, about: title }));
}
