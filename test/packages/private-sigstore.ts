import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Scratch } from '../e2e/scratch.ts';

/** A build and the archive that it made. */
export interface Build {
  /** `https://forge.example/OWNER/REPOSITORY`. */
  readonly repository: string;
  readonly issuer?: string;
  readonly name: string;
  readonly version: string;
  /** `sha512-…`. */
  readonly integrity: string;
}

/**
 * A certificate authority and a transparency log of our own, made anew for each test: they sign what Sigstore would sign, and
 * `trustRoot` is the file by which bccx trusts them.
 */
export class PrivateSigstore implements Disposable {
  readonly trustRoot: string;
  readonly #scratch = new Scratch();
  readonly #log = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #logId: Buffer;

  constructor() {
    this.#openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/O=private/CN=sigstore'],
      ...['-addext', 'keyUsage=critical,keyCertSign'],
    );
    const key = this.#log.publicKey.export({ format: 'der', type: 'spki' });
    this.#logId = createHash('sha256').update(key).digest();
    const validFor = { start: '2020-01-01T00:00:00Z' };
    const log = {
      baseUrl: 'https://log.example',
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
      logId: { keyId: this.#logId.toString('base64') },
    };
    const authority = {
      subject: { organization: 'private', commonName: 'sigstore' },
      uri: 'https://ca.example',
      certChain: { certificates: [{ rawBytes: this.#certificate('ca.pem').raw.toString('base64') }] },
      validFor,
    };
    this.trustRoot = this.#scratch.file('trusted_root.json');
    writeFileSync(
      this.trustRoot,
      JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        tlogs: [log],
        certificateAuthorities: [authority],
        ctlogs: [],
        timestampAuthorities: [],
      }),
    );
  }

  /** What a registry keeps of a build: its SLSA provenance, signed. */
  attest(build: Build): object {
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        {
          name: `pkg:npm/${build.name.replace('@', '%40')}@${build.version}`,
          digest: { sha512: Buffer.from(build.integrity.slice('sha512-'.length), 'base64').toString('hex') },
        },
      ],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: { buildDefinition: {}, runDetails: {} },
    };
    return {
      predicateType: statement.predicateType,
      bundle: this.#bundle(build, Buffer.from(JSON.stringify(statement))),
    };
  }

  #bundle({ repository, issuer = 'https://token.forge.example' }: Build, payload: Buffer): object {
    const payloadType = 'application/vnd.in-toto+json';
    const { certificate, key } = this.#leaf(`${repository}/.github/workflows/release.yml@refs/tags/v1`, issuer);
    const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
    const signature = sign('sha256', Buffer.concat([Buffer.from(head), payload]), key).toString('base64');
    const body = {
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') },
        signatures: [{ signature, verifier: Buffer.from(certificate.toString()).toString('base64') }],
      },
    };
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
      verificationMaterial: {
        x509CertificateChain: { certificates: [{ rawBytes: certificate.raw.toString('base64') }] },
        tlogEntries: [this.#logEntry(Buffer.from(JSON.stringify(body)))],
      },
      dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig: signature, keyid: '' }] },
    };
  }

  /** An entry with the log's signed promise to keep it. */
  #logEntry(body: Buffer): object {
    const integratedTime = Math.floor(Date.now() / 1000);
    const canonicalizedBody = body.toString('base64');
    const logID = this.#logId.toString('hex');
    const promise = JSON.stringify({ body: canonicalizedBody, integratedTime, logID, logIndex: 7 });
    return {
      logIndex: '7',
      logId: { keyId: this.#logId.toString('base64') },
      kindVersion: { kind: 'dsse', version: '0.0.1' },
      integratedTime: String(integratedTime),
      inclusionPromise: {
        signedEntryTimestamp: sign('sha256', Buffer.from(promise), this.#log.privateKey).toString('base64'),
      },
      canonicalizedBody,
    };
  }

  /** A certificate for one build, with the identity where Fulcio writes it. */
  #leaf(identity: string, issuer: string): { certificate: X509Certificate; key: KeyObject } {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(this.#scratch.file('leaf.key'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    writeFileSync(
      this.#scratch.file('leaf.cnf'),
      `keyUsage=critical,digitalSignature
extendedKeyUsage=codeSigning
subjectAltName=critical,URI:${identity}
1.3.6.1.4.1.57264.1.8=ASN1:UTF8String:${issuer}
`,
    );
    this.#openssl('req', '-new', '-key', 'leaf.key', '-subj', '/CN=build', '-out', 'leaf.csr');
    this.#openssl(
      ...['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1'],
      ...['-extfile', 'leaf.cnf', '-out', 'leaf.pem'],
    );
    return { certificate: this.#certificate('leaf.pem'), key: privateKey };
  }

  #certificate(file: string): X509Certificate {
    return new X509Certificate(readFileSync(this.#scratch.file(file)));
  }

  #openssl(...words: string[]): void {
    execFileSync('openssl', words, { cwd: this.#scratch.path, stdio: 'pipe' });
  }

  [Symbol.dispose](): void {
    this.#scratch[Symbol.dispose]();
  }
}
