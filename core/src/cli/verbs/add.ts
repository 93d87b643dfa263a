import { obtain } from '../../install/obtain.ts';
import { parseSpecifier } from '../../install/specifier.ts';
import { Registry } from '../../registry/registry.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import { cardText } from '../card-text.ts';
import { acceptedChanges, host, type Installed, installPackages } from '../install-packages.ts';
import { interruptible } from '../interruptible.ts';
import { Progress } from '../progress.ts';
import type { Report, VerbModule } from '../verb.ts';

/** `bccx add PACKAGE...`: fetches, verifies, shows and installs tools. */
export const add: VerbModule = {
  declare: (command) => {
    command
      .argument('<PACKAGE...>', 'NAME or NAME@RANGE of a registry, a folder, or a .tgz file')
      .option('-y, --yes', 'agree to what the card says, without being asked')
      .option('--dry-run', 'show what would be installed and what it may do')
      .option('--grant <NAME>', 'allow something by name that changes the system', collect, [])
      .option('--accept <CHANGE>', 'accept a change since the installed version: permissions, provenance, publisher', collect, []);
  },
  async run({ args, options }) {
    const terms = {
      yes: options['yes'] === true,
      dryRun: options['dryRun'] === true,
      json: options['json'] === true,
      dangerous: options['grant'] as readonly string[],
      accepted: acceptedChanges(options['accept'] as readonly string[], 'add'),
    };
    return await interruptible(args.join(', '), async () => {
      const specifiers = args.map(parseSpecifier);
      let opened: Promise<Registry> | undefined;
      const registry = (): Promise<Registry> => (opened ??= Registry.open(host));
      const progress = new Progress();
      const candidates = [];
      for (const [index, specifier] of specifiers.entries()) {
        progress.show(`fetching ${args[index]} …`);
        candidates.push(await obtain(specifier, registry).finally(() => progress.clear()));
      }
      return report(await installPackages(new Store(ownStore()), candidates, terms), terms.dryRun);
    });
  },
};

function report({ cards, changed }: Installed, dryRun: boolean): Report {
  const lines = cards.map((card) => {
    const what = `${card.package} ${card.version}`;
    if (dryRun) return cardText(card);
    if (!changed.includes(card.command)) return `${what} is installed already\n`;
    return `installed ${what}; run it: ${process.geteuid?.() === 0 ? '' : 'sudo '}bccx ${card.command} --help\n`;
  });
  return { data: { dryRun, changed, cards }, text: lines.join('\n') };
}

/** Collects a flag that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
