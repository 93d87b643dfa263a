import { wrap } from '../../manifest/tool-help.ts';
import { findTool } from '../../store/find-tool.ts';
import type { LockEntry } from '../../store/lock-file.ts';
import { type PayloadFile, readPayload } from '../../store/payload.ts';
import type { Tool } from '../../store/tool.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx info TOOL`: identity, needs, files and permissions, as the manifest and the files say. */
export const info: VerbModule = {
  declare: (command) => {
    command.argument('TOOL', 'name of a tool, or path of a package').allowExcessArguments(false);
  },
  async run({ args: [name = ''] }) {
    const tool = findTool(name);
    const { manifest, packageName, version, directory, origin, installed } = tool;
    const files = filesOf(tool);
    const { title, description, kernel, permissions, results } = manifest;
    const data = {
      name: manifest.name,
      title,
      description,
      package: packageName,
      version,
      origin,
      directory,
      kernel: kernel ?? {},
      files: files.map(({ file, bytes, sha256 }) => ({ file, bytes: bytes.length, sha256 })),
      permissions,
      installed: installed === undefined ? undefined : installedData(installed),
      results: results.map((result) => ({ name: result.name, kind: result.kind, title: result.title })),
    };
    const facts: [string, string][] = [
      ['package', `${packageName} ${version}`],
      ['found in', `${directory} (${origin})`],
      ...installedFacts(installed),
      [
        'kernel',
        [kernel?.min === undefined ? 'any' : `${kernel.min} or newer`, ...(kernel?.features ?? [])].join(', '),
      ],
      ...files.map(({ file, bytes, sha256 }): [string, string] => [file, `${bytes.length} bytes, sha256 ${sha256}`]),
      ['programs', listed(permissions.programs)],
      ['attaches to', listed(permissions.attach ?? [])],
      ['helpers', listed(permissions.helpers)],
      ['kfuncs', listed(permissions.kfuncs ?? [])],
      ['map memory', `at most ${permissions.mapBytes} bytes at default options`],
      ['module reads', listed(permissions.module?.reads ?? [])],
      ['results', results.map((result) => `${result.name} (${result.kind})`).join(', ')],
    ];
    const text = [`${manifest.name}: ${title}`, '', ...wrap(description, 80), '', ...facts.flatMap(factLines)];
    return { data, text: `${text.join('\n')}\n` };
  },
};

function installedData({ source, integrity, publisher, grant }: LockEntry) {
  return { source, integrity, publisher, grant };
}

function installedFacts(entry: LockEntry | undefined): [string, string][] {
  if (entry === undefined) return [];
  const { source, publisher, grant, integrity } = entry;
  const { identity } = publisher;
  return [
    ['came from', source.from],
    ['integrity', integrity ?? 'none: it was a folder'],
    ['publisher', identity === undefined ? 'not proved' : `${identity.repository}, verified when it was added`],
    ['signature', publisher.signature === 'verified' ? "the registry's, verified when it was added" : 'absent'],
    [
      'granted',
      `at ${grant.at} by user ${grant.uid}${grant.dangerous.length === 0 ? '' : `, with ${grant.dangerous.join(', ')}`}`,
    ],
  ];
}

/** Files that are built and readable; a tool that is not built yet is still described. */
function filesOf(tool: Tool): PayloadFile[] {
  try {
    const { object, module } = readPayload(tool);
    return module === undefined ? [object] : [object, module];
  } catch {
    return [];
  }
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

const column = 16;

function factLines([name, value]: [string, string]): string[] {
  const [first = '', ...more] = wrap(value, 80 - column);
  return [`${name.padEnd(column - 1)} ${first}`, ...more.map((line) => ' '.repeat(column) + line)];
}
