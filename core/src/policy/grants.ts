import { BccxError } from '../errors/bccx-error.ts';
import type { Danger } from './danger.ts';
import { covers, type PermissionSet } from './permissions.ts';

/** What whoever installed a tool allowed it. */
export interface Grants {
  /** `declared`: whatever the manifest declares, as for a tool that is run from its own folder. */
  readonly permissions: PermissionSet | 'declared';
  /** Helpers, kernel functions and program types that change the system, each granted by its name. */
  readonly dangerous: readonly string[];
}

/** A grant as the lockfile keeps it: for one package, until an update asks for more. */
export interface GrantRecord extends Grants {
  /** Form of the record. */
  readonly grant: 1;
  /** npm name of the package. */
  readonly package: string;
  /** Version for which it was given; later versions that ask for no more keep it. */
  readonly version: string;
  readonly permissions: PermissionSet;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** User who gave it: the one behind sudo when there is one. */
  readonly uid: number;
  /** `asked`: answered at a terminal; `yes`: by --yes; `workspace`: implied by running one's own folder. */
  readonly how: 'asked' | 'yes' | 'workspace';
}

/** Makes the record of a grant. */
export function recordGrant(
  tool: { package: string; version: string },
  grants: { permissions: PermissionSet; dangerous: readonly string[] },
  given: { at: Date; uid: number; how: GrantRecord['how'] },
): GrantRecord {
  return {
    grant: 1,
    ...tool,
    permissions: grants.permissions,
    dangerous: [...grants.dangerous].sort(),
    at: given.at.toISOString(),
    uid: given.uid,
    how: given.how,
  };
}

/** What `asked` has beyond `granted`, in words; empty when nothing. An update that widens the set asks again. */
export function widening(granted: PermissionSet, asked: PermissionSet): string[] {
  const beyond = (what: string, had: readonly string[], wants: readonly string[]) =>
    wants.filter((name) => !had.includes(name)).map((name) => `${what} ${name}`);
  const more = (what: string, had: number, wants: number) =>
    wants > had ? [`${wants} bytes of ${what} instead of ${had}`] : [];
  const found = [
    ...beyond('program type', granted.programs, asked.programs),
    ...asked.attach
      .filter((target) => !granted.attach.some((pattern) => covers(pattern, target)))
      .map((target) => `attaching to ${target}`),
    ...beyond('helper', granted.helpers, asked.helpers),
    ...beyond('kernel function', granted.kfuncs, asked.kfuncs),
    ...beyond('kernel variable', granted.ksyms, asked.ksyms),
    ...more('maps', granted.mapBytes, asked.mapBytes),
  ];
  if (asked.module === undefined) return found;
  if (granted.module === undefined) return [...found, 'running a module'];
  if (asked.module.cpuSeconds > granted.module.cpuSeconds) {
    found.push(`${asked.module.cpuSeconds} s of CPU time instead of ${granted.module.cpuSeconds} s`);
  }
  return [
    ...found,
    ...beyond('reading', granted.module.reads, asked.module.reads),
    ...more('memory', granted.module.memoryBytes, asked.module.memoryBytes),
    ...more('output', granted.module.outputBytes, asked.module.outputBytes),
  ];
}

/** Refusals for what a tool declares or holds beyond what it was granted. */
export function grantProblems(
  tool: string,
  grants: Grants,
  { declared, dangers }: { declared: PermissionSet; dangers: readonly Danger[] },
): BccxError[] {
  const wider = grants.permissions === 'declared' ? [] : widening(grants.permissions, declared);
  return [
    ...wider.map((what) => new BccxError('BCCX_PERMISSION_GRANT', { tool, what })),
    ...dangers
      .filter(({ name }) => !grants.dangerous.includes(name))
      .map(({ name, what }) => new BccxError('BCCX_PERMISSION_DANGEROUS', { tool, what, name })),
  ];
}
