import { collectBundle } from '../../install/bundle.ts';
import { bundleBytes } from '../../install/bundle-file.ts';
import { commandOf } from '../../install/remove.ts';
import { writeOutput } from '../../output/write.ts';
import { Registry } from '../../registry/registry.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import { sizeText } from '../card-text.ts';
import { host } from '../install-packages.ts';
import { Progress } from '../progress.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx bundle FILE [TOOL...]`: installed tools in one file, for machines without a network. */
export const bundle: VerbModule = {
  declare: (command) => {
    command
      .argument('<FILE>', 'where to write it')
      .argument('[TOOL...]', 'commands, or names of packages; all that are installed without');
  },
  async run({ args: [file = '', ...words] }) {
    const store = new Store(ownStore());
    const { tools } = store.read();
    const names = words.length === 0 ? Object.keys(tools) : words.map((word) => commandOf(tools, word));
    const progress = new Progress();
    progress.show('collecting packages …');
    let opened: Promise<Registry> | undefined;
    const registry = (): Promise<Registry> => {
      opened ??= Registry.open(host);
      return opened;
    };
    const collected = await collectBundle(store, names, registry).finally(() => progress.clear());
    const bytes = bundleBytes(collected);
    writeOutput(file, bytes);
    return {
      data: { file, bytes: bytes.length, tools: names },
      text: `${names.length} tools in ${file} (${sizeText(bytes.length)}); install them with: bccx add --offline ${file}\n`,
    };
  },
};
