import type { Manifest } from '../manifest/manifest.ts';
import type { LockEntry } from './lock-file.ts';

/** A plugin package on disk. */
export interface ToolPackage {
  /** npm name, such as `@bccx/profile`. */
  readonly packageName: string;
  readonly version: string;
  /** Absolute. */
  readonly directory: string;
  /** Name of the manifest file in it. */
  readonly manifestFile: string;
  /** Where it was found. */
  readonly origin: 'workspace' | 'path' | 'store' | 'link';
  /** What the store keeps of it: hashes of its files, who published it, what it was granted. Undefined outside a store. */
  readonly installed?: LockEntry;
}

/** A package whose manifest was read and checked. */
export interface Tool extends ToolPackage {
  readonly manifest: Manifest;
}
