import { join } from 'node:path';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import { bundleCandidates } from '../../install/bundle.ts';
import { maxBundle, parseBundle } from '../../install/bundle-file.ts';
import type { Candidate } from '../../install/candidate.ts';
import { addFrozen } from '../../install/frozen.ts';
import { obtain } from '../../install/obtain.ts';
import { parseSpecifier } from '../../install/specifier.ts';
import { loadAdminPolicy } from '../../policy/admin/load-policy.ts';
import { Registry } from '../../registry/registry.ts';
import { maxLock, parseForeignLock } from '../../store/lock-file.ts';
import { readRegularFile } from '../../store/read-file.ts';
import { Store } from '../../store/store.ts';
import { cacheFolder, ownStore } from '../../store/store-home.ts';
import { cardText } from '../card-text.ts';
import { declareTerms, host, type Installed, installPackages, installTerms } from '../install-packages.ts';
import { interruptible } from '../interruptible.ts';
import { Progress } from '../progress.ts';
import type { Report, VerbModule } from '../verb.ts';

/** `bccx add PACKAGE...`: fetches, verifies, shows and installs tools. */
export const add: VerbModule = {
  declare: (command) => {
    command
      .argument('[PACKAGE...]', 'NAME or NAME@RANGE of a registry, a folder, or a .tgz file')
      .option('--frozen <LOCKFILE>', 'install exactly what a bccx-lock.json names, with the grants it holds')
      .option(
        '--offline <BUNDLE>',
        'install from a file that `bccx bundle` made; PACKAGEs are commands in it, all without',
      );
    declareTerms(command);
  },
  async run({ args, options }) {
    const terms = installTerms(options, 'add');
    const { frozen, offline } = options;
    if ((args.length > 0 ? 1 : 0) + (frozen === undefined ? 0 : 1) !== 1 && offline === undefined) {
      throw new BccxError('BCCX_USAGE', { what: 'add: name packages, or a lock file with --frozen', verb: 'add' });
    }
    return await interruptible(args.join(', ') || String(frozen ?? offline), async () => {
      if (typeof frozen === 'string') return await reproduce(frozen);
      const candidates = typeof offline === 'string' ? await unbundled(offline, args) : await obtained(args);
      return report(await installPackages(new Store(ownStore()), candidates, terms), terms.dryRun);
    });
  },
};

async function obtained(words: readonly string[]): Promise<Candidate[]> {
  const specifiers = words.map(parseSpecifier);
  let opened: Promise<Registry> | undefined;
  const registry = (): Promise<Registry> => {
    opened ??= Registry.open(host);
    return opened;
  };
  const progress = new Progress();
  const candidates: Candidate[] = [];
  for (const [index, specifier] of specifiers.entries()) {
    progress.show(`fetching ${words[index]} …`);
    candidates.push(await obtain(specifier, registry).finally(() => progress.clear()));
  }
  return candidates;
}

async function unbundled(file: string, names: readonly string[]): Promise<Candidate[]> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(file, maxBundle);
  } catch (error) {
    throw new BccxError('BCCX_BUNDLE_FORMAT', { file, what: causeText(error) });
  }
  return await bundleCandidates(parseBundle(bytes, file), names, { file, cache: join(cacheFolder(), 'npm') });
}

/** The lock file is the agreement: whoever names it has seen it. */
async function reproduce(file: string): Promise<Report> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(file, maxLock);
  } catch (error) {
    throw new BccxError('BCCX_LOCK_FILE', { file, what: causeText(error) });
  }
  const lock = parseForeignLock(bytes, file);
  const progress = new Progress();
  progress.show(`installing what ${file} names …`);
  const terms = { dangerous: [], policy: loadAdminPolicy(), host };
  const changed = await addFrozen(new Store(ownStore()), lock, { registry: () => Registry.open(host), terms }).finally(
    () => progress.clear(),
  );
  const count = Object.keys(lock.tools).length;
  return { data: { changed }, text: `${changed.length} of ${count} tools installed, the others are so already\n` };
}

function report({ cards, changed }: Installed, dryRun: boolean): Report {
  const lines = cards.map((card) => {
    const what = `${card.package} ${card.version}`;
    if (dryRun) return cardText(card);
    if (!changed.includes(card.command)) return `${what} is installed already\n`;
    return `installed ${what}; run it: ${process.geteuid?.() === 0 ? '' : 'sudo '}bccx ${card.command} --help\n`;
  });
  return { data: { dryRun, changed, cards }, text: lines.join('\n') };
}
