import { createHash } from 'node:crypto';

/** One file of a package, in memory: what is checked is what is written to the store. */
export interface PackageFile {
  /** Below the package's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** sha256 of each file, lower-case hex, in the order of paths. */
export function fileHashes(files: readonly PackageFile[]): Record<string, string> {
  const hashes = files.map(({ path, bytes }) => [path, sha256(bytes)] as const);
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** sha256 over names and contents of all files, lower-case hex: equal for equal packages, however they were packed. */
export function contentHash(hashes: Readonly<Record<string, string>>): string {
  return sha256(Buffer.from(JSON.stringify(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)))));
}

/** Lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
