import { metavarOf } from './flags.ts';
import type { Option } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { hostFlags } from './reserved-names.ts';

/** Widest line of help. */
const width = 80;
/** Column at which descriptions begin. */
const indent = 26;

/** Help of a tool, made from its manifest; lines of at most 80 columns. */
export function toolHelp(manifest: Manifest): string {
  const shown = manifest.options.filter((option) => option.hidden !== true);
  const places = shown.filter((option) => option.positional !== undefined);
  places.sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
  const flagged = shown.filter((option) => option.positional === undefined || option.short !== undefined);
  const usage = ['bccx', manifest.name, '[OPTION]...', ...places.map(placeText)].join(' ');
  const parts = [
    `Usage: ${usage}`,
    manifest.title,
    wrap(manifest.description, width).join('\n'),
    ...section(
      'Arguments',
      places.map((option) => [metavarOf(option), about(option)]),
    ),
    ...section(
      'Options',
      flagged.map((option) => [optionText(option), about(option)]),
    ),
    ...section(
      'Options of every tool',
      hostFlags.map(({ name, short, metavar, description }) => [flagText(name, short, metavar), description]),
    ),
    ...needs(manifest),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Breaks text at spaces into lines of at most this many columns; a longer word stands alone. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  return rows.length === 0 ? [] : [[`${title}:`, ...rows.map(([flag, text]) => row(flag, text))].join('\n')];
}

function row(flag: string, text: string): string {
  const head = `  ${flag}`;
  const lines = wrap(text, width - indent);
  const fits = head.length + 2 <= indent;
  const first = fits ? head.padEnd(indent) + lines[0] : `${head}\n${' '.repeat(indent)}${lines[0]}`;
  return [first, ...lines.slice(1).map((line) => ' '.repeat(indent) + line)].join('\n');
}

function optionText(option: Option): string {
  return flagText(option.name, option.short, option.type === 'boolean' ? undefined : metavarOf(option));
}

function flagText(name: string, short: string | undefined, metavar: string | undefined): string {
  const flags = short === undefined ? `    --${name}` : `-${short}, --${name}`;
  return metavar === undefined ? flags : `${flags} ${metavar}`;
}

function placeText(option: Option): string {
  return option.required === true ? metavarOf(option) : `[${metavarOf(option)}]`;
}

/** The description with what a reader must know to give a value. */
function about(option: Option): string {
  const notes: string[] = [];
  if (option.values !== undefined) notes.push(`one of ${option.values.join(', ')}`);
  if (option.default !== undefined && typeof option.default !== 'boolean') notes.push(`default ${option.default}`);
  if (option.aliases !== undefined) notes.push(`also ${option.aliases.map((alias) => `--${alias}`).join(', ')}`);
  return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`;
}

function needs({ kernel }: Manifest): string[] {
  const parts = [
    ...(kernel?.min === undefined ? [] : [`Linux ${kernel.min} or newer`]),
    ...(kernel?.features === undefined ? [] : [kernel.features.join(', ')]),
  ];
  return parts.length === 0
    ? []
    : [wrap(`Needs ${parts.join('; ')}. \`bccx doctor\` shows what this machine has.`, width).join('\n')];
}
