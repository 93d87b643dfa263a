import { verifyStore } from '../../install/verify.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx verify`: hashes every installed file again. */
export const verify: VerbModule = {
  declare: (command) => {
    command.allowExcessArguments(false);
  },
  async run() {
    const tools = verifyStore(new Store(ownStore()));
    const bad = tools.filter(({ faults }) => faults.length > 0);
    const lines = bad.flatMap(({ name, faults }) => faults.map(({ file, what }) => `${name}: ${file}: ${what}\n`));
    const repair =
      bad.length === 0
        ? ''
        : `repair with: bccx add ${bad.map(({ entry }) => `${entry.package}@${entry.version}`).join(' ')}\n`;
    return {
      data: {
        tools: tools.map(({ name, entry, faults }) => ({
          name,
          package: entry.package,
          version: entry.version,
          faults,
        })),
        whole: bad.length === 0,
      },
      text: `${lines.join('')}${tools.length - bad.length} of ${tools.length} tools are as they were installed\n${repair}`,
      exit: bad.length === 0 ? 0 : 4,
    };
  },
};
