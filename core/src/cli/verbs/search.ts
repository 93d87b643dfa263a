import { Registry } from '../../registry/registry.ts';
import { host } from '../install-packages.ts';
import { Progress } from '../progress.ts';
import { table } from '../table.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx search WORD...`: packages with the keyword bccx-plugin. */
export const search: VerbModule = {
  declare: (command) => {
    command.argument('[WORD...]', 'words to look for; all tools without');
  },
  async run({ args }) {
    const progress = new Progress();
    progress.show('asking the registry …');
    const registry = await Registry.open(host);
    const packages = await registry.search(args).finally(() => progress.clear());
    const rows = packages.map(({ name, version, description }) => [name, version, description]);
    return {
      data: { packages },
      text: rows.length === 0 ? 'the registry has no such tool\n' : table(['PACKAGE', 'VERSION', 'DESCRIPTION'], rows),
    };
  },
};
