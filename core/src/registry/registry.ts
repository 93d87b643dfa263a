import { BccxError } from '../errors/bccx-error.ts';
import { maxArchive } from '../package/limits.ts';
import { type Chosen, chooseVersion, type Host, type Wanted } from './choose-version.ts';
import { registryFailure } from './failure.ts';
import { npm } from './npm.ts';
import { type NpmOptions, npmOptions, publicUrl } from './npm-config.ts';
import { type PackageDocument, readPackageDocument } from './package-document.ts';
import { type BuildIdentity, fetchProvenance } from './provenance.ts';
import { verifySignatures } from './signature.ts';

/** A version that was fetched and whose bytes are what its integrity names. */
export interface Fetched {
  readonly name: string;
  readonly version: string;
  readonly archive: Buffer;
  readonly integrity: string;
  /** Address of the archive, without credentials. */
  readonly from: string;
  readonly published: string | undefined;
  readonly signature: 'verified' | 'absent';
  /** Undefined: the registry gives no proof. */
  readonly provenance: { readonly identity: BuildIdentity; readonly bundle: unknown } | undefined;
  readonly account: string | undefined;
  readonly maintainers: readonly string[];
  readonly latest: string | undefined;
  readonly passedOver: Chosen['passedOver'];
}

/** A package found by a search. */
export interface Found {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly account: string | undefined;
}

/** The npm registry that the user's configuration names, with what bccx asks of it. */
export class Registry {
  readonly #options: NpmOptions;
  readonly #host: Host;

  private constructor(options: NpmOptions, host: Host) {
    this.#options = options;
    this.#host = host;
  }

  /** @throws {BccxError} BCCX_REGISTRY_CONFIG */
  static async open(host: Host): Promise<Registry> {
    return new Registry(await npmOptions(host.version), host);
  }

  /** Everything the registry says about a package. @throws {BccxError} BCCX_REGISTRY_* */
  async describe(name: string): Promise<PackageDocument> {
    const json = await this.#attempt(name, () => npm.pacote.packument(name, { ...this.#options, preferOnline: true }));
    return readPackageDocument(json, name);
  }

  /** The version that `add` would take. @throws {BccxError} BCCX_REGISTRY_* */
  choose(document: PackageDocument, wanted: Wanted): Chosen {
    const { before } = this.#options;
    return chooseVersion(document, wanted, this.#host, before instanceof Date ? before : undefined);
  }

  /**
   * Fetches a package: chooses the version, gets the archive and what proves its origin.
   *
   * @throws {BccxError} BCCX_REGISTRY_*, BCCX_SIGNATURE_INVALID, BCCX_PROVENANCE_*
   */
  async fetch(name: string, wanted: Wanted): Promise<Fetched> {
    const described = await this.describe(name);
    const { document, latest, passedOver } = this.choose(described, wanted);
    const { version, integrity, account, published } = document;
    if (integrity === undefined) {
      throw new BccxError('BCCX_REGISTRY_METADATA', {
        package: name,
        what: `it gives no sha512 of version ${version}`,
      });
    }
    const [archive, signature, provenance] = await Promise.all([
      this.#archive({ name, version, integrity, tarball: document.tarball }),
      this.#attempt(name, () => verifySignatures(name, document, this.#options)),
      document.attested
        ? this.#attempt(name, () => fetchProvenance({ name, version, integrity }, this.#options))
        : undefined,
    ]);
    return {
      ...{ name, version, archive, integrity, published, signature, provenance, account, latest, passedOver },
      from: publicUrl(document.tarball),
      maintainers: described.maintainers,
    };
  }

  /** Tools that fit some words, best first. @throws {BccxError} BCCX_REGISTRY_NO_SEARCH, BCCX_REGISTRY_* */
  async search(words: readonly string[]): Promise<Found[]> {
    const registry = String(this.#options['registry']).replace(/\/?$/, '/');
    const query = new URLSearchParams({ text: ['keywords:bccx-plugin', ...words].join(' '), size: '50' });
    const answer = await this.#attempt('search', async () => {
      try {
        return await npm.registryFetch.json(`${registry}-/v1/search?${query}`, {
          ...this.#options,
          registry,
          preferOnline: true,
        });
      } catch (error) {
        if (/^E(?:4(?:0[0456]|10)|501)$/.test(String(Object(error).code)))
          throw new BccxError('BCCX_REGISTRY_NO_SEARCH', {});
        throw error;
      }
    });
    const { objects } = Object(answer) as { objects?: unknown };
    if (!Array.isArray(objects)) throw new BccxError('BCCX_REGISTRY_NO_SEARCH', {});
    return objects.flatMap((each: unknown) => found(Object(each).package));
  }

  /** The bytes of an archive: from the cache when they were fetched before, else from the registry. */
  async #archive(wanted: { name: string; version: string; integrity: string; tarball: string }): Promise<Buffer> {
    const { name, version, integrity } = wanted;
    const label = `${name}@${version}`;
    const { replaceRegistryHost } = this.#options;
    const options = { ...this.#options, integrity, resolved: wanted.tarball, replaceRegistryHost };
    return await this.#attempt(label, () =>
      npm.pacote.tarball.stream(label, (stream) => readArchiveStream(stream, label), options),
    );
  }

  /** Runs a request with an end: a registry that sends a byte a minute must not hold bccx for ever. */
  async #attempt<T>(name: string, request: () => Promise<T>): Promise<T> {
    const patience = Number(this.#options['timeout'] ?? 300_000) || 300_000;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new BccxError('BCCX_REGISTRY_SLOW', { package: name, seconds: patience / 1000 });
      timer = setTimeout(() => reject(error), patience);
    });
    try {
      return await Promise.race([request(), late]);
    } catch (error) {
      throw registryFailure(name, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Collects an archive as it comes, up to the largest that is accepted. The listener for errors stays: pacote's streams may
 * tell one failure several times.
 */
function readArchiveStream(stream: NodeJS.ReadableStream, label: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    stream.on('error', reject);
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxArchive) {
        chunks.push(chunk);
        return;
      }
      stream.pause();
      reject(
        new BccxError('BCCX_PACKAGE_SIZE', { package: label, what: `the archive is larger than ${maxArchive} bytes` }),
      );
    });
  });
}

function found(json: unknown): Found[] {
  const { name, version, description, keywords, publisher } = Object(json) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string') return [];
  // Registries without an index for keywords answer with what has the words anywhere.
  if (!Array.isArray(keywords) || !keywords.includes('bccx-plugin')) return [];
  const account: unknown = Object(publisher).username;
  return [
    {
      name,
      version,
      description: typeof description === 'string' ? description : '',
      account: typeof account === 'string' ? account : undefined,
    },
  ];
}
