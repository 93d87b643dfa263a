import type { Command } from 'commander';
import { BccxError } from '../errors/bccx-error.ts';
import type { Candidate } from '../install/candidate.ts';
import { type Card, cardOf } from '../install/card.ts';
import { type Acceptable, acceptable } from '../install/changes.ts';
import { checkAccepted, type Installation, install, planInstallation } from '../install/installation.ts';
import { loadAdminPolicy } from '../policy/admin/load-policy.ts';
import type { Store } from '../store/store.ts';
import { agree, canAsk } from './agreement.ts';
import { cardText } from './card-text.ts';
import { printErr } from './terminal.ts';
import type { Invocation } from './verb.ts';
import { version } from './version.ts';

/** How packages are to be installed, from the flags of `add` and `update`. */
export interface InstallTerms {
  readonly yes: boolean;
  /** Show what would happen, change nothing. */
  readonly dryRun: boolean;
  readonly dangerous: readonly string[];
  readonly accepted: readonly Acceptable[];
  /** Cards belong on stdout as data, not on stderr. */
  readonly json: boolean;
}

/** What came of it. */
export interface Installed {
  readonly cards: readonly Card[];
  /** Commands that were installed or replaced. */
  readonly changed: readonly string[];
}

/** The machine and bccx that packages must fit. */
export const host = { version, arch: process.arch };

/** Adds the flags that installTerms() reads. */
export function declareTerms(command: Command): void {
  command
    .option('-y, --yes', 'agree to what the cards say, without being asked')
    .option('--dry-run', 'show what would be installed and what it may do')
    .option('--grant <NAME>', 'allow something by name that changes the system', collect, [])
    .option('--accept <CHANGE>', `accept a change since the installed version: ${acceptable.join(', ')}`, collect, []);
}

/** The terms that the flags of a verb name. @throws {BccxError} BCCX_USAGE */
export function installTerms(options: Invocation['options'], verb: string): InstallTerms {
  return {
    yes: options['yes'] === true,
    dryRun: options['dryRun'] === true,
    json: options['json'] === true,
    dangerous: options['grant'] as readonly string[],
    accepted: acceptedChanges(options['accept'] as readonly string[], verb),
  };
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function acceptedChanges(words: readonly string[], verb: string): Acceptable[] {
  return words.map((word) => {
    const change = acceptable.find((each) => each === word);
    if (change !== undefined) return change;
    const what = `${verb}: --accept takes ${acceptable.join(', ')}, not '${word}'`;
    throw new BccxError('BCCX_USAGE', { what, verb });
  });
}

/**
 * Shows the card of each package, asks, and installs all or none.
 *
 * @throws {BccxError} whatever speaks against one of them; BCCX_ADD_CONFIRM, BCCX_ADD_CANCELLED
 */
export async function installPackages(
  store: Store,
  candidates: readonly Candidate[],
  terms: InstallTerms,
): Promise<Installed> {
  const { dangerous, dryRun, json, yes } = terms;
  const policy = loadAdminPolicy();
  const plans = candidates.map((candidate) => planInstallation(store, candidate, { dangerous, policy, host }));
  const wanted = plans.filter(({ installed }) => !installed);
  const cards = plans.map(cardOf);
  if (dryRun) return { cards, changed: [] };
  const asks = !yes && canAsk() && !json;
  for (const plan of wanted) {
    if (!json) printErr(cardText(cardOf(plan)));
    checkAccepted(plan, asks ? [...terms.accepted, 'permissions'] : terms.accepted);
    await confirm(plan, { asks, yes });
  }
  if (wanted.length > 0) {
    await install(store, wanted, { at: new Date(), uid: callingUser(), how: asks ? 'asked' : 'yes' });
  }
  return { cards, changed: wanted.map(({ name }) => name) };
}

async function confirm(
  { candidate, changes }: Installation,
  { asks, yes }: { asks: boolean; yes: boolean },
): Promise<void> {
  const { name } = candidate.checked;
  if (yes) return;
  if (!asks) throw new BccxError('BCCX_ADD_CONFIRM', { package: name });
  const question = (changes?.wider.length ?? 0) > 0 ? 'Allow it all of this, more than before?' : 'Install it?';
  if (!(await agree(question, name))) throw new BccxError('BCCX_ADD_CANCELLED', { package: name });
}

/** Who gave a grant: the user behind sudo when there is one. */
function callingUser(): number {
  const sudo = Number(process.env['SUDO_UID'] ?? Number.NaN);
  return Number.isSafeInteger(sudo) ? sudo : (process.getuid?.() ?? 0);
}
