import { wrap } from '../../manifest/tool-help.ts';
import { humanAmount } from '../../output/units.ts';
import { type Danger, dangers, usesOf } from '../../policy/danger.ts';
import { helperByName } from '../../policy/helpers.ts';
import { whatItSees } from '../../policy/honesty.ts';
import { kfuncByName } from '../../policy/kfuncs.ts';
import type { ObjectFinding } from '../../policy/object/finding.ts';
import { printable } from '../../policy/printable.ts';
import { table } from '../table.ts';

const width = 80;

/** Everything found in a BPF object, for people. Nothing in it but printable ASCII comes from the file. */
export function objectText(object: ObjectFinding): string {
  const licence = object.license === '' ? 'no licence' : `licence ${object.license}`;
  const head = `BPF object ${printable(object.file)}: ${object.bytes} bytes, ${licence}`;
  const sections = [
    table(
      ['PROGRAM', 'TYPE', 'ATTACHES TO', 'SLOTS', 'FUNCTIONS'],
      object.programs.map((program) => [
        printable(program.name),
        program.type,
        program.target === undefined ? program.attach : `${program.attach}:${printable(program.target)}`,
        String(program.slots),
        String(program.functions.length + 1),
      ]),
    ),
    mapTable(object),
    dataTable(object),
    ...nameList('HELPERS', usedNames(object, 'helpers'), (name) => helperByName(name)?.meaning ?? ''),
    ...nameList('KERNEL FUNCTIONS', usedNames(object, 'kfuncs'), (name) => kfuncByName(name).meaning ?? 'not known'),
    ...nameList('KERNEL VARIABLES', usedNames(object, 'ksyms'), () => 'read by address'),
    kernelFields(object),
    object.kconfig.length === 0 ? '' : paragraph('KERNEL CONFIGURATION', object.kconfig.join(', ')),
    bullets('WHAT IT CAN SEE', whatItSees(object)),
    dangerText(dangers(object)),
  ];
  return [`${head}\n`, ...sections.filter((section) => section !== '')].join('\n');
}

function mapTable(object: ObjectFinding): string {
  if (object.maps.length === 0) return '';
  const rows = object.maps.map((map) => [
    printable(map.name),
    map.type,
    String(map.keySize),
    String(map.valueSize),
    String(map.maxEntries),
    humanAmount(map.bytes, 'bytes'),
    [...map.flags, ...(map.inner === undefined ? [] : [`of ${map.inner.type}`]), ...map.slots].join(' '),
  ]);
  const total = `maps and data take at most ${humanAmount(object.mapBytes, 'bytes')} of kernel memory on ${object.cpus} CPUs`;
  return `${table(['MAP', 'TYPE', 'KEY', 'VALUE', 'ENTRIES', 'MEMORY', ''], rows)}${total}\n`;
}

function dataTable(object: ObjectFinding): string {
  if (object.data.length === 0) return '';
  const rows = object.data.map(({ section, bytes, writable, variables }) => [
    section,
    String(bytes),
    writable ? 'read, write' : 'read',
    String(variables.length),
  ]);
  return table(['DATA', 'BYTES', 'PROGRAMS MAY', 'VARIABLES'], rows);
}

function usedNames(object: ObjectFinding, kind: 'helpers' | 'kfuncs' | 'ksyms'): string[] {
  return [...new Set(usesOf(object).flatMap(({ uses }) => uses[kind].map(({ name }) => name)))].sort();
}

function nameList(title: string, names: readonly string[], meaning: (name: string) => string): string[] {
  if (names.length === 0) return [];
  const column = Math.min(34, Math.max(...names.map((name) => name.length)) + 2);
  const lines = names.flatMap((name) => {
    const shown = printable(name);
    const [first = '', ...more] = wrap(meaning(name), width - column - 2);
    const start = shown.length + 2 > column ? [`  ${shown}`, `${' '.repeat(column + 2)}${first}`] : undefined;
    return [...(start ?? [`  ${shown.padEnd(column)}${first}`]), ...more.map((line) => ' '.repeat(column + 2) + line)];
  });
  return [`${[title, ...lines].join('\n')}\n`];
}

/** Fields of kernel structures that the kernel's own types decide about, by structure. */
function kernelFields(object: ObjectFinding): string {
  const byType = new Map<string, Set<string>>();
  for (const { subject } of object.core) {
    const [, type = subject, field = ''] = /^(.*?)(?:\.|::)(.*)$/.exec(subject) ?? [];
    const fields = byType.get(type) ?? new Set();
    if (field !== '') fields.add(field);
    byType.set(type, fields);
  }
  if (byType.size === 0) return '';
  const lines = [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([type, fields]) => hanging(fields.size === 0 ? type : `${type}: ${[...fields].sort().join(', ')}`));
  return `${['KERNEL TYPES', ...lines].join('\n')}\n`;
}

function dangerText(found: readonly Danger[]): string {
  if (found.length === 0) return 'It has nothing that could change the system.\n';
  return bullets(
    'IT CAN CHANGE THE SYSTEM',
    found.map(({ what }) => what),
  );
}

function paragraph(title: string, text: string): string {
  return `${[title, ...hanging(text)].join('\n')}\n`;
}

/** A list of sentences under a title. */
export function bullets(title: string, sentences: readonly string[]): string {
  const lines = sentences.flatMap((sentence) => {
    const [first = '', ...more] = wrap(sentence, width - 4);
    return [`  - ${first}`, ...more.map((line) => `    ${line}`)];
  });
  return `${[title, ...lines].join('\n')}\n`;
}

function hanging(text: string): string[] {
  return wrap(text, width - 4).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`));
}
