// Generated from core/src/policy/admin/policy.v1.json by core/generate/main.js. Do not edit.

/**
 * npm names of packages; a `*` stands for any text.
 *
 * @maxItems 1000
 */
export type Names = string[];
/**
 * Names; in those of packages, kernel functions and targets a `*` stands for any text.
 *
 * @maxItems 1000
 */
export type Names1 = string[];
/**
 * Names; in those of packages, kernel functions and targets a `*` stands for any text.
 *
 * @maxItems 1000
 */
export type Names2 = string[];

export interface AdminPolicyFile {
  $schema?: string;
  /**
   * Version of this schema.
   */
  policy: 1;
  /**
   * For whoever reads the file.
   */
  description?: string;
  /**
   * Rules, of which one must fit a tool for it to run. Without it every tool may run that nothing denies.
   *
   * @maxItems 1000
   */
  allow?: Rule[];
  /**
   * Never allowed, whatever was granted: packages by npm name, BPF program types (`lsm`), helpers (`bpf_probe_write_user`), kernel functions, and what probes may not attach to (`kprobe:*`). A `*` stands for any text.
   */
  deny?: {
    tools?: Names;
    programs?: Names1;
    helpers?: Names1;
    kfuncs?: Names2;
    attach?: Names1;
  };
  /**
   * Only tools whose publisher the registry proves. Tools run from a folder have none.
   */
  requireVerifiedPublisher?: boolean;
  /**
   * Upper bounds. More map memory is refused; the others lower what a module is given.
   */
  limits?: {
    /**
     * Kernel memory of all maps of one run.
     */
    mapBytes?: number;
    /**
     * Memory of a module.
     */
    memoryBytes?: number;
    /**
     * CPU time of a module for each of its calls.
     */
    cpuSeconds?: number;
    /**
     * Size of a module's results.
     */
    outputBytes?: number;
  };
}
/**
 * Fits a tool for which everything in it is true.
 */
export interface Rule {
  /**
   * npm name of the package; a `*` stands for any text.
   */
  name?: string;
  /**
   * Publisher that the registry proves.
   */
  publisher?: string;
  /**
   * Hashes among which those of every file that the tool loads must be: the BPF object and the module.
   *
   * @minItems 1
   * @maxItems 1000
   */
  sha256?: string[];
}
