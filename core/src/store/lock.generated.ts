// Generated from core/src/store/lock.v1.json by core/generate/main.js. Do not edit.

export type PackageName = string;
export type Line = string;
/**
 * @maxItems 10000
 */
export type Names = string[];
/**
 * What may change the system, each by its name.
 *
 * @maxItems 10000
 */
export type Names1 = string[];

export interface LockFile {
  /**
   * Version of this schema.
   */
  lock: 1;
  /**
   * By the name of the command.
   */
  tools: {
    [k: string]: Entry;
  };
}
export interface Entry {
  package: PackageName;
  version: string;
  /**
   * Of the manifest, for lists.
   */
  title: string;
  source: {
    kind: 'registry' | 'archive' | 'folder' | 'link';
    /**
     * Address without credentials, or an absolute path.
     */
    from: string;
    /**
     * RFC 3339, as the registry says.
     */
    published?: string;
  };
  /**
   * Of the archive. A folder has none.
   */
  integrity?: string;
  manifest: string;
  /**
   * sha256 of every file of the package. Of a link empty: it changes as its author works.
   */
  files: {
    [k: string]: string;
  };
  publisher: {
    /**
     * The registry's signature of name, version and integrity.
     */
    signature: 'verified' | 'absent';
    provenance: 'verified' | 'absent';
    /**
     * Who built it, proved by the provenance.
     */
    identity?: {
      /**
       * Who vouches for the identity.
       */
      issuer: string;
      repository: Line;
      workflow: Line;
    };
    /**
     * Who published it, as the registry says; nothing proves it.
     */
    account?: string;
    /**
     * Who may publish it, as the registry says.
     *
     * @maxItems 100
     */
    maintainers?: Line[];
  };
  grant: {
    grant: 1;
    package: PackageName;
    version: string;
    permissions: Permissions;
    dangerous: Names1;
    /**
     * RFC 3339, UTC.
     */
    at: string;
    uid: number;
    how: 'asked' | 'yes' | 'workspace';
  };
}
export interface Permissions {
  programs: Names;
  attach: Names;
  helpers: Names;
  kfuncs: Names;
  ksyms: Names;
  mapBytes: number;
  module?: {
    reads: Names;
    memoryBytes: number;
    cpuSeconds: number;
    outputBytes: number;
  };
}
