import { listTools } from '../../store/find-tool.ts';
import { table } from '../table.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx list`: the tools that can be run by name. */
export const list: VerbModule = {
  declare: (command) => {
    command.allowExcessArguments(false);
  },
  async run() {
    const { tools, broken } = listTools();
    const data = {
      tools: tools.map(({ manifest, packageName, version, directory, origin }) => ({
        name: manifest.name,
        title: manifest.title,
        package: packageName,
        version,
        origin,
        directory,
      })),
      broken: broken.map(({ directory, error }) => ({ directory, code: error.code, message: error.message })),
    };
    const rows = tools.map(({ manifest, version }) => [manifest.name, version, manifest.title]);
    const notes = broken.map(({ error }) => `${error.message}\n  ${error.hint}\n`);
    const text = rows.length === 0 ? 'no tools here\n' : table(['TOOL', 'VERSION', 'TITLE'], rows);
    return { data, text: text + notes.join('') };
  },
};
