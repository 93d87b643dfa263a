import { BccxError } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import { npm } from './npm.ts';
import type { PackageDocument, VersionDocument } from './package-document.ts';

/** The machine and the bccx that a version must fit. */
export interface Host {
  /** Of bccx. */
  readonly version: string;
  /** As node names it. */
  readonly arch: string;
}

/** What was asked for: one version, a range, or a tag. */
export interface Wanted {
  readonly type: 'version' | 'range' | 'tag';
  readonly text: string;
}

/** A version that fits, and why it is not the newest when it is not. */
export interface Chosen {
  readonly document: VersionDocument;
  /** What the tag `latest` names. */
  readonly latest: string | undefined;
  /** Newer versions of what was asked for that were passed over, each with the reason. */
  readonly passedOver: readonly { readonly version: string; readonly why: string }[];
}

/**
 * Chooses the newest version of what was asked for that works with this bccx on this machine.
 *
 * @param before versions that were published later are passed over, as npm's min-release-age asks
 * @throws {BccxError} BCCX_REGISTRY_VERSION, BCCX_REGISTRY_INCOMPATIBLE
 */
export function chooseVersion(document: PackageDocument, wanted: Wanted, host: Host, before?: Date): Chosen {
  const candidates = candidatesOf(document, wanted);
  if (candidates.length === 0) throw noVersion(document, wanted);
  const passedOver: { version: string; why: string }[] = [];
  for (const candidate of candidates) {
    const why = misfit(candidate, host) ?? (wanted.type === 'version' ? undefined : tooYoung(candidate, before));
    if (why === undefined) return { document: candidate, latest: document.tags.get('latest'), passedOver };
    passedOver.push({ version: candidate.version, why });
  }
  throw new BccxError('BCCX_REGISTRY_INCOMPATIBLE', {
    package: document.name,
    count: candidates.length,
    what: passedOver[0] === undefined ? '' : `${passedOver[0].version} ${passedOver[0].why}`,
  });
}

/** From the newest to the oldest; what its author withdrew comes last. */
function candidatesOf({ versions, tags }: PackageDocument, { type, text }: Wanted): VersionDocument[] {
  const { semver } = npm;
  const sorted = versions
    .toSorted((a, b) => semver.rcompare(a.version, b.version))
    .toSorted((a, b) => Number(a.deprecated) - Number(b.deprecated));
  if (type === 'version') return sorted.filter(({ version }) => version === text);
  if (type === 'range') return sorted.filter(({ version }) => semver.satisfies(version, text));
  const tagged = tags.get(text);
  if (tagged === undefined) return [];
  const older = sorted.filter(
    ({ version }) => version !== tagged && !semver.gt(version, tagged) && semver.prerelease(version) === null,
  );
  return [...sorted.filter(({ version }) => version === tagged), ...older];
}

/** Why a version does not work here, from what the registry says; the package itself is asked again later. */
function misfit({ hosts, cpu, os }: VersionDocument, host: Host): string | undefined {
  if (hosts !== undefined && !fitsHost(hosts, host.version))
    return `is for bccx ${printable(hosts)}, this is ${host.version}`;
  if (!admits(cpu, host.arch)) return `is for ${printable(cpu.join(', '))}, this machine is ${host.arch}`;
  if (!admits(os, 'linux')) return `is for ${printable(os.join(', '))}`;
  return undefined;
}

/** Whether a range of bccx versions takes in this one. */
export function fitsHost(range: string, version: string): boolean {
  return npm.semver.satisfies(version, range, { includePrerelease: true });
}

/** npm's rule: names, or names with `!` that are left out. */
function admits(listed: readonly string[], name: string): boolean {
  if (listed.length === 0 || listed.includes('any')) return true;
  if (listed.includes(`!${name}`)) return false;
  return listed.includes(name) || listed.every((each) => each.startsWith('!'));
}

function tooYoung({ published }: VersionDocument, before: Date | undefined): string | undefined {
  if (before === undefined || published === undefined || new Date(published) <= before) return undefined;
  return `was published on ${printable(published.slice(0, 10))}, later than npm's configuration allows`;
}

function noVersion({ name, versions, tags }: PackageDocument, { text }: Wanted): BccxError {
  const newest = versions
    .toSorted((a, b) => npm.semver.rcompare(a.version, b.version))
    .slice(0, 5)
    .map(({ version }) => version);
  const known = [...newest, ...[...tags.keys()].slice(0, 5).map(printable)].join(', ');
  return new BccxError('BCCX_REGISTRY_VERSION', { package: name, range: printable(text), versions: known || 'none' });
}
