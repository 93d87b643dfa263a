import { obtain } from '../../install/obtain.ts';
import { type Standing, standings } from '../../install/outdated.ts';
import { commandOf } from '../../install/remove.ts';
import { Registry } from '../../registry/registry.ts';
import type { LockEntry } from '../../store/lock-file.ts';
import { Store } from '../../store/store.ts';
import { ownStore } from '../../store/store-home.ts';
import { cardText } from '../card-text.ts';
import { declareTerms, host, installPackages, installTerms } from '../install-packages.ts';
import { interruptible } from '../interruptible.ts';
import { Progress } from '../progress.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx update [TOOL...]`: replaces installed tools by the newest versions that fit. */
export const update: VerbModule = {
  declare: (command) => {
    command.argument('[TOOL...]', 'commands, or names of packages; all without');
    declareTerms(command);
  },
  async run({ args, options }) {
    const terms = installTerms(options, 'update');
    const store = new Store(ownStore());
    const { tools } = store.read();
    const names = args.length === 0 ? Object.keys(tools) : args.map((word) => commandOf(tools, word));
    const chosen = Object.entries(tools).filter(([name]) => names.includes(name));
    return await interruptible(names.join(', '), async () => {
      const progress = new Progress();
      progress.show('asking the registry …');
      const registry = await Registry.open(host);
      const all = await standings(chosen, registry).finally(() => progress.clear());
      const candidates = [];
      for (const { entry } of all.filter(({ outdated }) => outdated)) {
        progress.show(`fetching ${entry.package} …`);
        candidates.push(await obtain(latestOf(entry), async () => registry).finally(() => progress.clear()));
      }
      const { cards, changed } = await installPackages(store, candidates, terms);
      const failed = all.filter(({ error }) => error !== undefined);
      const lines = [
        ...failed.map(({ error }) => `${error?.message}\n`),
        ...all.filter(({ outdated, error }) => !outdated && error === undefined).map(currentText),
        ...cards.map((card) =>
          terms.dryRun ? cardText(card) : `updated ${card.package} ${card.replaces?.version} to ${card.version}\n`,
        ),
      ];
      return {
        data: {
          dryRun: terms.dryRun,
          changed,
          cards,
          failed: failed.map(({ name, error }) => ({ name, code: error?.code })),
        },
        text: lines.join(''),
        exit: failed[0]?.error?.exit ?? 0,
      };
    });
  },
};

function latestOf({ package: name }: LockEntry) {
  return { kind: 'registry' as const, name, wanted: { type: 'tag' as const, text: 'latest' } };
}

function currentText({ entry, latest, fits }: Standing): string {
  const { kind } = entry.source;
  if (kind !== 'registry') return `${entry.package} ${entry.version} comes from no registry (${kind})\n`;
  const note = latest === undefined || latest === fits ? '' : `; the latest, ${latest}, does not fit this machine`;
  return `${entry.package} ${entry.version} is up to date${note}\n`;
}
