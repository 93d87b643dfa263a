import type { Manifest } from '../manifest/manifest.ts';

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
  readonly origin: 'workspace' | 'path';
}

/** A package whose manifest was read and checked. */
export interface Tool extends ToolPackage {
  readonly manifest: Manifest;
}
