import { BccxError } from '../errors/bccx-error.ts';
import { isPackageName, isVersion } from '../package/package-json.ts';

/** A version as the registry describes it; what is installed is judged by the archive itself. */
export interface VersionDocument {
  readonly version: string;
  /** `engines.bccx`; undefined when it names none. */
  readonly hosts: string | undefined;
  readonly cpu: readonly string[];
  readonly os: readonly string[];
  readonly deprecated: boolean;
  readonly tarball: string;
  /** sha512, as in package-lock.json. */
  readonly integrity: string | undefined;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
  /** The registry says that it has attestations of this version. */
  readonly attested: boolean;
  /** Account that published it, as the registry says. */
  readonly account: string | undefined;
  /** RFC 3339, as the registry says. */
  readonly published: string | undefined;
}

/** What a registry says about a package. */
export interface PackageDocument {
  readonly name: string;
  readonly tags: ReadonlyMap<string, string>;
  /** Every version, in no order. */
  readonly versions: readonly VersionDocument[];
  readonly maintainers: readonly string[];
}

/**
 * Reads a registry's answer, of which nothing is believed to have its form.
 *
 * @throws {BccxError} BCCX_REGISTRY_METADATA when it describes another package or none
 */
export function readPackageDocument(json: unknown, name: string): PackageDocument {
  const fields = record(json);
  if (fields['name'] !== name || !isPackageName(name)) {
    throw new BccxError('BCCX_REGISTRY_METADATA', { package: name, what: 'it describes another package' });
  }
  const times = record(fields['time']);
  const versions = Object.entries(record(fields['versions'])).flatMap(([version, each]) =>
    isVersion(version) ? [readVersion(name, version, record(each), text(times[version]))] : [],
  );
  const tags = Object.entries(record(fields['dist-tags'])).flatMap(([tag, version]): [string, string][] =>
    typeof version === 'string' ? [[tag, version]] : [],
  );
  return { name, tags: new Map(tags), versions, maintainers: people(fields['maintainers']) };
}

function readVersion(name: string, version: string, fields: Fields, published: string | undefined): VersionDocument {
  if (fields['name'] !== name || fields['version'] !== version) {
    throw new BccxError('BCCX_REGISTRY_METADATA', {
      package: name,
      what: `its version ${version} is of another package`,
    });
  }
  const dist = record(fields['dist']);
  return {
    version,
    hosts: text(record(fields['engines'])['bccx']),
    cpu: texts(fields['cpu']),
    os: texts(fields['os']),
    deprecated: text(fields['deprecated']) !== undefined,
    tarball: text(dist['tarball']) ?? '',
    integrity: sha512(text(dist['integrity'])),
    signatures: list(dist['signatures']).flatMap((each) => {
      const { keyid, sig } = record(each);
      return typeof keyid === 'string' && typeof sig === 'string' ? [{ keyid, sig }] : [];
    }),
    attested: dist['attestations'] !== undefined,
    account: text(record(fields['_npmUser'])['name'])?.slice(0, 200),
    published,
  };
}

/** Of several digests the one that counts. */
function sha512(integrity: string | undefined): string | undefined {
  return integrity?.split(/\s+/).find((each) => /^sha512-[A-Za-z0-9+/]{86}==$/.test(each));
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): string[] {
  return list(value).filter((each) => typeof each === 'string');
}

function people(value: unknown): string[] {
  return list(value).flatMap((each) => text(record(each)['name'])?.slice(0, 200) ?? []);
}
