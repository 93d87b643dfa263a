import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { checkPackage } from '../package/check-package.ts';
import { maxArchive } from '../package/limits.ts';
import { readArchive } from '../package/read-archive.ts';
import { readFolder } from '../package/read-folder.ts';
import { printable } from '../policy/printable.ts';
import type { Fetched, Registry } from '../registry/registry.ts';
import type { LockEntry } from '../store/lock-file.ts';
import { readRegularFile } from '../store/read-file.ts';
import { type Candidate, checkIdentity, unknownPublisher } from './candidate.ts';
import type { Specifier } from './specifier.ts';

/**
 * Gets a package from where it is, into memory, and checks it.
 *
 * @throws {BccxError} BCCX_REGISTRY_*, BCCX_SIGNATURE_*, BCCX_PROVENANCE_*, BCCX_PACKAGE_*, BCCX_MANIFEST_INVALID
 */
export async function obtain(specifier: Specifier, registry: () => Promise<Registry>): Promise<Candidate> {
  if (specifier.kind === 'registry') {
    return await fromRegistry(await (await registry()).fetch(specifier.name, specifier.wanted));
  }
  const { kind, path } = specifier;
  return kind === 'archive' ? await fromArchive(path) : await fromFolder(path);
}

/** Checks what a registry gave. */
export async function fromRegistry(fetched: Fetched): Promise<Candidate> {
  const { name, version, archive, integrity, from, published } = fetched;
  const label = `${name}@${version}`;
  const checked = checkPackage(await readArchive(archive, label), label);
  checkIdentity(checked, { name, version });
  return {
    checked,
    source: { kind: 'registry', from, ...(published === undefined ? {} : { published: printable(published) }) },
    integrity,
    publisher: publisherOf(fetched),
    latest: fetched.latest,
    passedOver: fetched.passedOver,
  };
}

async function fromArchive(path: string): Promise<Candidate> {
  const shown = printable(basename(path));
  let archive: Buffer;
  try {
    archive = readRegularFile(path, maxArchive);
  } catch (error) {
    throw new BccxError('BCCX_ADD_SPEC', { spec: shown, what: causeText(error) });
  }
  const checked = checkPackage(await readArchive(archive, shown), shown);
  return { ...local(checked), source: { kind: 'archive', from: path }, integrity: sha512(archive) };
}

async function fromFolder(path: string): Promise<Candidate> {
  const shown = printable(basename(path));
  const checked = checkPackage(await readFolder(path), shown);
  return { ...local(checked), source: { kind: 'folder', from: path }, integrity: undefined };
}

function local(checked: Candidate['checked']) {
  return { checked, publisher: unknownPublisher, latest: undefined, passedOver: [] };
}

function publisherOf({ signature, provenance, account, maintainers }: Fetched): LockEntry['publisher'] {
  return {
    signature,
    provenance: provenance === undefined ? 'absent' : 'verified',
    ...(provenance === undefined ? {} : { identity: provenance.identity }),
    ...(account === undefined ? {} : { account: printable(account) }),
    ...(maintainers.length === 0 ? {} : { maintainers: maintainers.map(printable) }),
  };
}

/** As in package-lock.json. */
export function sha512(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}
