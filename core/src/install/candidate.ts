import { BccxError } from '../errors/bccx-error.ts';
import type { CheckedPackage } from '../package/check-package.ts';
import type { LockEntry } from '../store/lock-file.ts';

/** A package that was fetched and checked, on its way into the store. */
export interface Candidate {
  readonly checked: CheckedPackage;
  readonly source: LockEntry['source'];
  /** sha512 of the archive; undefined for a folder. */
  readonly integrity: string | undefined;
  readonly publisher: LockEntry['publisher'];
  /** What the registry calls the latest version; undefined outside a registry. */
  readonly latest: string | undefined;
  /** Newer versions that do not fit this machine, each with the reason. */
  readonly passedOver: readonly { readonly version: string; readonly why: string }[];
}

/** What is known of the publisher of something that no registry gave. */
export const unknownPublisher: LockEntry['publisher'] = { signature: 'absent', provenance: 'absent' };

/** Refuses a package whose own files say that it is another one than was asked for. */
export function checkIdentity({ name, version }: CheckedPackage, wanted: { name: string; version: string }): void {
  if (name === wanted.name && version === wanted.version) return;
  throw new BccxError('BCCX_PACKAGE_NAME', {
    package: `${wanted.name}@${wanted.version}`,
    what: `its package.json says ${name}@${version}`,
  });
}
