import { remove as removeTools } from '../../install/remove.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx remove TOOL...`: removes installed tools. */
export const remove: VerbModule = {
  declare: (command) => {
    command.argument('<TOOL...>', 'commands, or names of packages');
  },
  async run({ args }) {
    const removed = await removeTools(new Store(ownStore()), args);
    return {
      data: { removed: removed.map(({ package: name, version }) => ({ package: name, version })) },
      text: removed.map((entry) => `removed ${entry.package} ${entry.version}\n`).join(''),
    };
  },
};
