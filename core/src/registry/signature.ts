import { createPublicKey, verify } from 'node:crypto';
import { BccxError } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import { npm } from './npm.ts';
import type { NpmOptions } from './npm-config.ts';
import type { VersionDocument } from './package-document.ts';

/** A key of a registry, as `/-/npm/v1/keys` gives it. */
interface RegistryKey {
  readonly keyid: string;
  /** SPKI in DER, base64. */
  readonly key: string;
  readonly expires: string | undefined;
}

/**
 * Verifies a registry's signatures of a version (ECDSA over P-256 of `NAME@VERSION:INTEGRITY`, npm's registry signatures).
 * One that is wrong, or made with a key that the registry does not publish, stops; a registry that gives none, or no keys,
 * proves nothing and reads as absent.
 *
 * @throws {BccxError} BCCX_SIGNATURE_INVALID
 */
export async function verifySignatures(
  name: string,
  { version, integrity, signatures, published }: VersionDocument,
  options: NpmOptions,
): Promise<'verified' | 'absent'> {
  if (signatures.length === 0) return 'absent';
  const keys = await fetchKeys(name, options);
  if (keys.length === 0) return 'absent';
  const refuse = (what: string): BccxError =>
    new BccxError('BCCX_SIGNATURE_INVALID', { package: `${name}@${version}`, what });
  const message = Buffer.from(`${name}@${version}:${integrity}`);
  for (const { keyid, sig } of signatures) {
    const key = keys.find((each) => each.keyid === keyid);
    if (key === undefined) throw refuse(`its key ${printable(keyid)} is none of the registry's`);
    if (key.expires !== undefined && published !== undefined && new Date(published) >= new Date(key.expires)) {
      throw refuse(`its key ${printable(keyid)} had expired`);
    }
    if (!verifies(message, key, sig)) throw refuse('it is wrong');
  }
  return 'verified';
}

function verifies(message: Buffer, { key }: RegistryKey, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', message, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

async function fetchKeys(name: string, options: NpmOptions): Promise<RegistryKey[]> {
  const registry = npm.registryFetch.pickRegistry(name, options);
  let answer: unknown;
  try {
    answer = await npm.registryFetch.json(`${registry.replace(/\/?$/, '/')}-/npm/v1/keys`, { ...options, registry });
  } catch (error) {
    // A registry that has no keys answers with 404 or 400.
    if (error instanceof Error && 'code' in error && /^E4\d\d$/.test(String(error.code))) return [];
    throw error;
  }
  const { keys } = Object(answer) as { keys?: unknown };
  return (Array.isArray(keys) ? keys : []).flatMap((each: unknown) => {
    const { keyid, key, expires } = Object(each) as Record<string, unknown>;
    if (typeof keyid !== 'string' || typeof key !== 'string') return [];
    return [{ keyid, key, expires: typeof expires === 'string' ? expires : undefined }];
  });
}
