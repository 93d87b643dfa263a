import { readFileSync } from 'node:fs';
import type { CommandLine } from '../manifest/command-line.ts';
import { capModule, enforceIdentity } from '../policy/admin/enforce.ts';
import { loadAdminPolicy } from '../policy/admin/load-policy.ts';
import { declaredPermissions, type ModulePermissions } from '../policy/permissions.ts';
import { examineModule, examineObject, passed, type ReviewRequest } from '../policy/review.ts';
import type { Payload } from '../store/payload.ts';
import type { Tool } from '../store/tool.ts';
import { cpuList } from './targets.ts';

/**
 * The gate before a load: reads the object and the module as data and refuses bytes that hold more than the manifest
 * declares, the user grants or the administrator allows. It is given the very buffers that are loaded afterwards. An
 * installed tool has what it was granted when it was added; one that is run from its own folder what it declares; of what
 * changes the system both have, besides, only what --grant names.
 */
export class PayloadCheck {
  readonly #request: ReviewRequest;

  /** @throws {BccxError} BCCX_POLICY_* when the administrator does not allow the tool at all */
  constructor(
    { manifest, packageName, installed }: Tool,
    { object, module }: Payload,
    { options, grant }: CommandLine,
  ) {
    const files = module === undefined ? [object] : [object, module];
    this.#request = {
      manifest,
      identity: {
        name: packageName,
        publisher: installed?.publisher.identity?.repository,
        hashes: () => files.map((file) => file.sha256),
      },
      object,
      module,
      grants: {
        permissions: installed?.grant.permissions ?? 'declared',
        dangerous: [...(installed?.grant.dangerous ?? []), ...grant],
      },
      policy: loadAdminPolicy(),
      cpus: cpuList(readFileSync('/sys/devices/system/cpu/possible', 'latin1').trim()).length,
      options,
    };
    enforceIdentity(this.#request.policy, this.#request.identity);
  }

  /** What the module may use: what its manifest asks for, lowered to the administrator's limits. */
  get module(): ModulePermissions | undefined {
    const { module } = declaredPermissions(this.#request.manifest);
    return module === undefined ? undefined : capModule(this.#request.policy, module);
  }

  /** @throws {BccxError} BCCX_OBJECT_*, BCCX_PERMISSION_*, BCCX_POLICY_* */
  checkObject(): void {
    passed(examineObject(this.#request));
  }

  /**
   * Checks the module as soon as the event loop has a moment, which is while the kernel verifies the object: nothing
   * depends on the module until its first batch. Nothing is attached before this is done.
   *
   * @throws {BccxError} BCCX_MODULE_*, BCCX_PERMISSION_MODULE
   */
  async checkModule(): Promise<void> {
    const { manifest, module } = this.#request;
    if (module === undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
    passed(examineModule(manifest, module));
  }
}
