import { readFileSync } from 'node:fs';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { loadAdminPolicy } from '../policy/admin/load-policy.ts';
import { reviewTool } from '../policy/review.ts';
import type { Payload } from '../store/payload.ts';
import type { Tool } from '../store/tool.ts';
import { cpuList } from './targets.ts';

/**
 * Reads the object and the module as data and refuses bytes that hold more than the manifest declares or the administrator
 * allows. It is given the very buffers that are loaded afterwards. A tool that is run from its own folder is granted what it
 * declares, and nothing that changes the system.
 *
 * @throws {BccxError} BCCX_OBJECT_*, BCCX_MODULE_*, BCCX_PERMISSION_*, BCCX_POLICY_*
 */
export function checkPayload({ manifest, packageName }: Tool, { object, module }: Payload, options: ToolOptions): void {
  const files = module === undefined ? [object] : [object, module];
  reviewTool({
    manifest,
    identity: { name: packageName, publisher: undefined, hashes: () => files.map((file) => file.sha256) },
    object,
    module,
    grants: { permissions: 'declared', dangerous: [] },
    policy: loadAdminPolicy(),
    cpus: cpuList(readFileSync('/sys/devices/system/cpu/possible', 'latin1').trim()).length,
    options,
  });
}
