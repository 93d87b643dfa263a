import { checkPackage } from '../package/check-package.ts';
import { readFolder } from '../package/read-folder.ts';
import { recordGrant } from '../policy/grants.ts';
import { declaredPermissions } from '../policy/permissions.ts';
import { printable } from '../policy/printable.ts';
import type { LockEntry } from '../store/lock-file.ts';
import type { Store } from '../store/store.ts';
import { checkStoreTrust } from '../store/store-trust.ts';
import { unknownPublisher } from './candidate.ts';
import { commitEntries } from './installation.ts';

/**
 * Makes a folder in which somebody develops a tool a command, without copying it: every run reads what is there then, and
 * asks for no more than the manifest declared when it was linked.
 *
 * @param folder absolute, without links in it; for root, one that only root can write
 * @throws {BccxError} BCCX_STORE_UNSAFE, BCCX_PACKAGE_*, BCCX_MANIFEST_INVALID, BCCX_STORE_*
 */
export async function link(store: Store, folder: string, given: { at: Date; uid: number }): Promise<LockEntry> {
  checkStoreTrust(folder);
  const { name, version, manifest, manifestFile } = checkPackage(await readFolder(folder), printable(folder));
  const grants = { permissions: declaredPermissions(manifest), dangerous: [] };
  const entry: LockEntry = {
    package: name,
    version,
    title: manifest.title,
    source: { kind: 'link', from: folder },
    manifest: manifestFile,
    files: {},
    publisher: unknownPublisher,
    grant: JSON.parse(JSON.stringify(recordGrant({ package: name, version }, grants, { ...given, how: 'workspace' }))),
  };
  await commitEntries(store, [{ name: manifest.name, before: store.find(manifest.name), entry, files: [] }]);
  return entry;
}
