import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import { npm } from './npm.ts';
import type { NpmOptions } from './npm-config.ts';

/** Who built a package and where its source is, proved by a certificate that the build got for its identity. */
export interface BuildIdentity {
  /** Who vouched for the identity, such as a forge's token service. */
  readonly issuer: string;
  /** Address of the source repository. */
  readonly repository: string;
  /** Address of the build's definition, without the branch or tag. */
  readonly workflow: string;
}

/** An exact version and the digest that its proof must be about. */
export interface Subject {
  readonly name: string;
  readonly version: string;
  /** `sha512-…`. */
  readonly integrity: string;
}

/**
 * Fetches and verifies where a package was built: the SLSA provenance that the registry keeps as a Sigstore bundle. Its
 * signature, the certificate's chain, the transparency log's promise, and that it speaks of this very archive.
 *
 * @returns undefined when the registry has no provenance of it
 * @throws {BccxError} BCCX_PROVENANCE_INVALID; BCCX_PROVENANCE_ROOT when there are no keys to verify it with
 */
export async function fetchProvenance(
  subject: Subject,
  options: NpmOptions,
): Promise<{ identity: BuildIdentity; bundle: unknown }> {
  const { name, version } = subject;
  const registry = npm.registryFetch.pickRegistry(name, options);
  const path = `-/npm/v1/attestations/${name.replace('/', '%2f')}@${version}`;
  let answer: unknown;
  try {
    answer = await npm.registryFetch.json(`${registry.replace(/\/?$/, '/')}${path}`, { ...options, registry });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'E404') {
      throw invalid(subject, 'the registry says there is a proof and does not have it');
    }
    throw error;
  }
  const { attestations } = Object(answer) as { attestations?: unknown };
  const found = (Array.isArray(attestations) ? attestations : []).find((each: unknown) =>
    String(Object(each).predicateType).startsWith('https://slsa.dev/provenance/'),
  );
  if (found === undefined) throw invalid(subject, 'the registry says there is a proof and does not have it');
  const bundle: unknown = Object(found).bundle;
  return { identity: await verifyProvenance(bundle, subject, String(options['cache'])), bundle };
}

/** Verifies one bundle. cache: folder for Sigstore's keys. @throws {BccxError} as fetchProvenance */
export async function verifyProvenance(bundle: unknown, subject: Subject, cache: string): Promise<BuildIdentity> {
  const { bundleFromJSON, toSignedEntity, toTrustMaterial, Verifier } = npm.sigstore;
  const root = await trustedRoot(subject, cache);
  let signer: ReturnType<InstanceType<typeof Verifier>['verify']>;
  let statement: unknown;
  try {
    const parsed = bundleFromJSON(bundle);
    // A private Sigstore may have no certificate log or none for entries; what its root has is required.
    const verifier = new Verifier(toTrustMaterial(root), {
      ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
      tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
      timestampThreshold: 1,
    });
    signer = verifier.verify(toSignedEntity(parsed));
    if (parsed.content.$case !== 'dsseEnvelope') throw new Error('it signs no statement');
    statement = JSON.parse(Buffer.from(parsed.content.dsseEnvelope.payload).toString());
  } catch (error) {
    throw invalid(subject, printable(causeText(error)));
  }
  checkSubject(statement, subject);
  const { subjectAlternativeName: san, extensions } = signer.identity ?? {};
  if (san === undefined || extensions?.issuer === undefined) throw invalid(subject, 'its certificate names nobody');
  return identityOf(san, extensions.issuer, subject);
}

/** `https://forge/owner/repository/.github/workflows/release.yml@refs/tags/v1`: the parts that stay the same between versions. */
function identityOf(san: string, issuer: string, subject: Subject): BuildIdentity {
  const [workflow = ''] = san.split('@');
  const [repository] = /^https:\/\/[\w.-]+(?:\/[\w.-]+){2,}?(?=\/\.|$)/.exec(workflow) ?? [];
  if (repository === undefined)
    throw invalid(subject, `it was signed by ${printable(san)}, which is no build of a repository`);
  return { issuer: printable(issuer), repository: printable(repository), workflow: workflow.slice(0, 512) };
}

function checkSubject(statement: unknown, subject: Subject): void {
  const { name, version, integrity } = subject;
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const digest = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  const { subject: subjects } = Object(statement) as { subject?: unknown };
  const about = (Array.isArray(subjects) ? subjects : []).some((each: unknown) => {
    const { name: of, digest: digests } = Object(each) as { name?: unknown; digest?: unknown };
    return of === purl && Object(digests).sha512 === digest;
  });
  if (!about) throw invalid(subject, 'it speaks of another package');
}

/**
 * The keys that proofs are verified with: a file that BCCX_TRUST_ROOT names, else Sigstore's own, as TUF gives them now; where
 * that cannot be reached, those that came with bccx, which know neither newer keys nor what was revoked since.
 */
async function trustedRoot(subject: Subject, cache: string) {
  const file = process.env['BCCX_TRUST_ROOT'];
  if (file === undefined || file === '') {
    try {
      return await npm.sigstore.getTrustedRoot({ cachePath: join(cache, '_sigstore'), forceCache: true });
    } catch {
      return npm.sigstore.shippedRoot();
    }
  }
  try {
    return npm.sigstore.trustedRoot(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const what = printable(causeText(error));
    throw new BccxError('BCCX_PROVENANCE_ROOT', { package: `${subject.name}@${subject.version}`, what });
  }
}

function invalid({ name, version }: Subject, what: string): BccxError {
  return new BccxError('BCCX_PROVENANCE_INVALID', { package: `${name}@${version}`, what });
}
