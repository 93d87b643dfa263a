import { type Packed, pack as packTool } from '../../author/pack.ts';
import { readToolFolder } from '../../author/tool-folder.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx pack [FOLDER]`: the package of a tool as a file. */
export const pack: VerbModule = {
  declare: (command) => {
    command
      .argument('[FOLDER]', 'folder of the tool', '.')
      .option('--to <FOLDER>', 'where to put the archive', '.')
      .allowExcessArguments(false);
  },
  async run({ args: [folder = '.'], options }) {
    const packed = await packTool(readToolFolder(folder), String(options['to']));
    return { data: packed, text: `${packedText(packed)}${packed.archive}\n` };
  },
};

/** Name, size and files of a package. */
export function packedText({ name, version, bytes, integrity, files, warnings }: Packed): string {
  const width = Math.max(...files.map(({ path }) => path.length));
  const rows = files.map((file) => `  ${file.path.padEnd(width)}  ${String(file.bytes).padStart(8)} bytes\n`);
  const notes = warnings.map(({ file, line, what }) => `  warning: ${file}:${line}: ${what}\n`);
  return `${name} ${version}, ${bytes} bytes\n${rows.join('')}${notes.join('')}  ${integrity}\n`;
}
