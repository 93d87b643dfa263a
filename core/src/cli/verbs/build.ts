import { build as buildTool } from '../../author/build.ts';
import { readToolFolder } from '../../author/tool-folder.ts';
import { table } from '../table.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx build [FOLDER]`: compiles a tool where it is written. */
export const build: VerbModule = {
  declare: (command) => {
    command.argument('[FOLDER]', 'folder of the tool', '.').allowExcessArguments(false);
  },
  async run({ args: [folder = '.'] }) {
    const tool = readToolFolder(folder);
    const { files, tools, sdk } = await buildTool(tool);
    const facts = files.map(({ file, bytes, sha256 }) => ({ file, bytes: bytes.length, sha256 }));
    const rows = facts.map(({ file, bytes, sha256 }) => [file, `${bytes}`, sha256]);
    return {
      data: { tool: tool.name, directory: tool.directory, files: facts, compilers: tools, sdk },
      text: table(['FILE', 'BYTES', 'SHA256'], rows),
    };
  },
};
