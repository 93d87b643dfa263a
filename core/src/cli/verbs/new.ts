import { createInterface } from 'node:readline/promises';
import { kinds, type TemplateKind, writeNewTool } from '../../author/new-tool.ts';
import { BccxError } from '../../errors/bccx-error.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx new NAME`: a folder with a working tool to start from. */
export const newTool: VerbModule = {
  declare: (command) => {
    command
      .argument('NAME', 'name of the tool, which is its command: lower-case letters, digits and dashes')
      .option('--kind <KIND>', `what it shows: ${kinds.map(({ kind, shows }) => `${kind} (${shows})`).join(', ')}`)
      .option('--scope <@SCOPE>', 'npm scope of the package: @SCOPE/bccx-plugin-NAME instead of bccx-plugin-NAME')
      .option('--dir <FOLDER>', 'where to put it, instead of a folder named as the tool')
      .allowExcessArguments(false);
  },
  async run({ args: [name = ''], options }) {
    const kind = kindOf(options['kind'] ?? (await askKind()));
    const { scope, dir } = options as { scope?: string; dir?: string };
    const made = writeNewTool({ name, kind, scope, directory: dir ?? name });
    const next = ['npm install', 'bccx build', 'sudo bccx test', 'bccx check'];
    const text = [
      `${made.packageName}: ${made.files.length} files in ${made.directory}`,
      '',
      'Next:',
      ...[`cd ${dir ?? name}`, ...next].map((line) => `  ${line}`),
      '',
    ];
    return { data: { ...made, kind, next }, text: text.join('\n') };
  },
};

function kindOf(word: unknown): TemplateKind {
  const found = kinds.find(({ kind }) => kind === word);
  if (found !== undefined) return found.kind;
  const known = kinds.map(({ kind }) => kind).join(', ');
  throw new BccxError('BCCX_USAGE', { what: `new: --kind is one of ${known}, not '${String(word)}'`, verb: 'new' });
}

/** Asks on a terminal; a script has to say. */
async function askKind(): Promise<string> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new BccxError('BCCX_USAGE', { what: 'new: there is no terminal to ask on; give --kind', verb: 'new' });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const lines = kinds.map(({ kind, shows }, index) => `  ${index + 1} ${kind.padEnd(10)} ${shows}\n`);
    const answer = (await terminal.question(`What will it show?\n${lines.join('')}1, 2 or 3: `)).trim();
    return kinds[Number(answer) - 1]?.kind ?? answer;
  } finally {
    terminal.close();
  }
}
