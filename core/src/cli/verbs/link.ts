import { realpathSync } from 'node:fs';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import { link as linkFolder } from '../../install/link.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx link [FOLDER]`: makes the folder of a tool that is being written a command. */
export const link: VerbModule = {
  declare: (command) => {
    command.argument('[FOLDER]', 'folder of the package', '.').allowExcessArguments(false);
  },
  async run({ args: [folder = '.'] }) {
    let path: string;
    try {
      path = realpathSync(folder);
    } catch (error) {
      throw new BccxError('BCCX_ADD_SPEC', { spec: folder, what: causeText(error) });
    }
    const entry = await linkFolder(new Store(ownStore()), path, { at: new Date(), uid: process.getuid?.() ?? 0 });
    return {
      data: { package: entry.package, version: entry.version, folder: path },
      text: `linked ${entry.package} ${entry.version} to ${path}\n`,
    };
  },
};
