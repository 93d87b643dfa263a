import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ToolOptions, toolArchive } from './tool-files.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A version that the registry offers, and how it lies about it. */
export interface Offer extends ToolOptions {
  readonly name: string;
  readonly version: string;
  /** In place of the honest archive. */
  readonly archive?: Buffer;
  /** In place of the archive's own. */
  readonly integrity?: string;
  readonly account?: string;
  /** Sign with the registry's key, or with another one. */
  readonly signed?: 'own' | 'stranger';
  /** Entry of the registry's attestations, made for the integrity it offers. */
  readonly attestation?: (integrity: string) => object;
  readonly deprecated?: string;
  readonly published?: string;
}

/** A registry that serves what a test makes up, over real HTTP on loopback: honest by default, and able to fail in any way. */
export class FixtureRegistry implements AsyncDisposable {
  readonly #server: Server;
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #packages = new Map<
    string,
    { versions: Map<string, object>; times: Record<string, string>; tags: Record<string, string> }
  >();
  readonly #routes = new Map<string, Handler>();
  readonly #requests: { path: string; authorization: string | undefined }[] = [];
  maintainers = ['alice'];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FixtureRegistry> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const registry = new FixtureRegistry(server);
    server.on('request', (request, response) => registry.#answer(request, response));
    return registry;
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  get environment(): NodeJS.ProcessEnv {
    return { npm_config_registry: `http://${this.host}/` };
  }

  /** Paths that were asked for, with what was authorized. */
  asked(): readonly { readonly path: string; readonly authorization: string | undefined }[] {
    return this.#requests;
  }

  /** Answers a path in another way. */
  on(path: string, handler: Handler): void {
    this.#routes.set(path, handler);
  }

  /** Path of a version's archive. */
  archivePath({ name, version }: { name: string; version: string }): string {
    return `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
  }

  /** Offers a version, which becomes the latest. */
  offer(offer: Offer): void {
    const { name, version, account = 'alice', signed, attestation, deprecated, json = {} } = offer;
    const archive = offer.archive ?? toolArchive(offer);
    const integrity = offer.integrity ?? `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    const path = this.archivePath(offer);
    this.on(path, (_, response) => response.end(archive));
    const found = this.#packages.get(name) ?? { versions: new Map<string, object>(), times: {}, tags: {} };
    found.versions.set(version, {
      ...{ name, version, engines: { bccx: '>=0.1.0' }, ...json },
      _npmUser: { name: account, email: `${account}@example.org` },
      ...(deprecated === undefined ? {} : { deprecated }),
      dist: {
        tarball: `http://${this.host}${path}`,
        integrity,
        ...(signed === undefined ? {} : { signatures: [this.#signature(`${name}@${version}:${integrity}`, signed)] }),
        ...(attestation === undefined
          ? {}
          : { attestations: { url: `http://${this.host}/-/npm/v1/attestations/${name}@${version}` } }),
      },
    });
    found.times[version] = offer.published ?? new Date(Date.now() - 86_400_000).toISOString();
    found.tags['latest'] = version;
    this.#packages.set(name, found);
    if (attestation !== undefined) {
      const attestations = [attestation(integrity)];
      this.on(`/-/npm/v1/attestations/${name}@${version}`, (_, response) => json200(response, { attestations }));
    }
  }

  /** Publishes the key with which it signs. */
  publishKeys(): void {
    const key = this.#key.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const keys = [{ expires: null, keyid: 'own', keytype: 'ecdsa-sha2-nistp256', scheme: 'ecdsa-sha2-nistp256', key }];
    this.on('/-/npm/v1/keys', (_, response) => json200(response, { keys }));
  }

  #signature(text: string, who: 'own' | 'stranger'): { keyid: string; sig: string } {
    const key: KeyObject = (who === 'own' ? this.#key : this.#stranger).privateKey;
    return { keyid: 'own', sig: sign('sha256', Buffer.from(text), key).toString('base64') };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    this.#requests.push({ path, authorization: request.headers.authorization });
    const route = this.#routes.get(path);
    if (route !== undefined) {
      route(request, response);
      return;
    }
    const found = this.#packages.get(path.slice(1));
    if (found === undefined) {
      response.statusCode = 404;
      json200(response, { error: 'not found' });
      return;
    }
    json200(response, {
      name: path.slice(1),
      'dist-tags': found.tags,
      versions: Object.fromEntries(found.versions),
      time: found.times,
      maintainers: this.maintainers.map((name) => ({ name })),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function json200(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
