import { metavarOf } from './flags.ts';
import type { Option } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import { hostFlags } from './reserved-names.ts';

/**
 * The manual page of a tool (section 8), made from its manifest, in man(7)'s macros.
 *
 * @param version of the package
 */
export function toolMan(manifest: Manifest, version: string): string {
  const { name, title, description, options, kernel } = manifest;
  const shown = options.filter((option) => option.hidden !== true);
  const places = shown
    .filter((option) => option.positional !== undefined)
    .sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
  const lines = [
    `.TH ${quoted(`BCCX-${name.toUpperCase()}`)} 8 "" ${quoted(`bccx ${name} ${version}`)} ${quoted('bccx tools')}`,
    '.SH NAME',
    `bccx\\-${escaped(name)} \\- ${escaped(title)}`,
    '.SH SYNOPSIS',
    `.B bccx ${escaped(name)}`,
    ['[\\fIOPTION\\fR]...', ...places.map(placeText)].join(' '),
    '.SH DESCRIPTION',
    ...paragraphs(description),
    ...(places.length === 0
      ? []
      : ['.SH ARGUMENTS', ...places.flatMap((option) => item(`\\fI${escaped(metavarOf(option))}\\fR`, about(option)))]),
    '.SH OPTIONS',
    ...shown
      .filter((option) => option.positional === undefined || option.short !== undefined)
      .flatMap((option) =>
        item(
          flagText(option.name, option.short, option.type === 'boolean' ? undefined : metavarOf(option)),
          about(option),
        ),
      ),
    '.SS Options of every tool',
    ...hostFlags.flatMap((flag) => item(flagText(flag.name, flag.short, flag.metavar), flag.description)),
    ...(kernel?.min === undefined
      ? []
      : ['.SH REQUIREMENTS', ...paragraphs(`Linux ${kernel.min} or newer; ${(kernel.features ?? []).join(', ')}.`)]),
    '.SH "EXIT STATUS"',
    ...item('0', 'The trace was taken, also when Ctrl-C ended it.'),
    ...item('1', 'It failed.'),
    ...item('2', 'The command line was wrong.'),
    ...item('3', 'Something that was named is not there or does not fit.'),
    ...item('4', 'Integrity, trust or permission.'),
    ...item('5', 'A privilege or a feature of the kernel is missing.'),
    '.SH "SEE ALSO"',
    `\\fBbccx info ${escaped(name)}\\fR tells where this tool came from and what it was granted; \\fBbccx help\\fR shows the rest.`,
  ];
  return `${lines.join('\n')}\n`;
}

function placeText(option: Option): string {
  const name = `\\fI${escaped(metavarOf(option))}\\fR`;
  return option.required === true ? name : `[${name}]`;
}

function flagText(name: string, short: string | undefined, metavar: string | undefined): string {
  const flags = [...(short === undefined ? [] : [`\\fB\\-${short}\\fR`]), `\\fB\\-\\-${escaped(name)}\\fR`].join(', ');
  return metavar === undefined ? flags : `${flags} \\fI${escaped(metavar)}\\fR`;
}

function about({ description, values, default: preset }: Option): string {
  const notes = [
    ...(values === undefined ? [] : [`one of ${values.join(', ')}`]),
    ...(preset === undefined || typeof preset === 'boolean' ? [] : [`default ${preset}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

function item(head: string, text: string): string[] {
  return ['.TP', head, ...paragraphs(text)];
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).map(escaped);
}

/** Text that roff takes as text: no escapes, and no line that begins as a request. */
function escaped(text: string): string {
  const plain = text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '\\(dq')}"`;
}
