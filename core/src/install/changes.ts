import { BccxError } from '../errors/bccx-error.ts';
import { widening } from '../policy/grants.ts';
import type { PermissionSet } from '../policy/permissions.ts';
import type { LockEntry } from '../store/lock-file.ts';
import type { Candidate } from './candidate.ts';

/** What `--accept` takes: changes between versions that stop an installation until they are accepted by name. */
export const acceptable = ['permissions', 'provenance', 'publisher'] as const;
export type Acceptable = (typeof acceptable)[number];

/** How a candidate differs from the version that it replaces. */
export interface Changes {
  readonly before: LockEntry;
  /** What it asks for beyond what was granted, in words. */
  readonly wider: readonly string[];
  /** What it does not ask for any more, in words. */
  readonly narrower: readonly string[];
  /** Changes that must be accepted by name. */
  readonly stops: readonly { readonly change: Acceptable; readonly error: BccxError }[];
}

/** Compares a candidate with the installed version. */
export function compareWithInstalled(before: LockEntry, candidate: Candidate, asked: PermissionSet): Changes {
  const wider = widening(before.grant.permissions, asked);
  const { checked, publisher } = candidate;
  const params = { package: checked.name, before: before.version, after: checked.version };
  const stops: { change: Acceptable; error: BccxError }[] = [];
  if (wider.length > 0) {
    const what = wider.slice(0, 3).join(', ') + (wider.length > 3 ? ` and ${wider.length - 3} more` : '');
    stops.push({ change: 'permissions', error: new BccxError('BCCX_CHANGE_PERMISSIONS', { ...params, what }) });
  }
  if (before.publisher.provenance === 'verified' && publisher.provenance === 'absent') {
    stops.push({ change: 'provenance', error: new BccxError('BCCX_CHANGE_PROVENANCE', params) });
  }
  const changed = changedPublisher(before, candidate);
  if (changed !== undefined) {
    stops.push({ change: 'publisher', error: new BccxError('BCCX_CHANGE_PUBLISHER', { ...params, ...changed }) });
  }
  return { before, wider, narrower: widening(asked, before.grant.permissions), stops };
}

/**
 * Where both have a proof, the proved repository and its issuer count, and accounts do not. Otherwise the account counts, as
 * far as the registry tells it: one that could already publish the version before is no change.
 */
function changedPublisher(
  { package: name, publisher: old }: LockEntry,
  candidate: Candidate,
): { old: string; new: string } | undefined {
  const { publisher: now, checked } = candidate;
  if (name !== checked.name) return { old: `package ${name}`, new: `package ${checked.name}` };
  if (old.identity !== undefined && now.identity !== undefined) {
    const same = old.identity.repository === now.identity.repository && old.identity.issuer === now.identity.issuer;
    return same ? undefined : { old: old.identity.repository, new: now.identity.repository };
  }
  if (now.identity !== undefined || old.account === undefined || now.account === undefined) return undefined;
  if (old.account === now.account || old.maintainers?.includes(now.account) === true) return undefined;
  return { old: old.account, new: now.account };
}
