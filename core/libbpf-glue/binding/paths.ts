/** The built files of the platform package. */
export interface GluePaths {
  /** `libbpf-glue.so` */
  readonly library: string;
  /** `bccx-jail`, the launcher of the sandbox child. */
  readonly jail: string;
  /** `bccx-reader`, which reads traced processes' files for the sandbox. */
  readonly reader: string;
}

/**
 * Where the built files are. Loads nothing. `BCCX_GLUE_PATH` names a directory that is used instead of the platform package.
 *
 * @throws {GlueError} `EGLUE` naming the missing package and the usual cause.
 */
export declare function gluePaths(): GluePaths;
