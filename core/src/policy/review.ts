import type { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { ToolOptions } from '../manifest/tool-options.ts';
import type { AdminPolicy, ToolIdentity } from './admin/admin-policy.ts';
import { enforceIdentity, policyProblems } from './admin/enforce.ts';
import { compareWithManifest } from './compare.ts';
import { type Danger, dangers } from './danger.ts';
import { type Grants, grantProblems } from './grants.ts';
import { mapBytesWith } from './map-sizes.ts';
import type { ModuleFinding } from './module/finding.ts';
import { readModule } from './module/read-module.ts';
import type { ObjectFinding } from './object/finding.ts';
import { readBpfObject } from './object/read-object.ts';
import { declaredPermissions, type PermissionSet } from './permissions.ts';

/** A file of a tool: what is read here is the buffer that is loaded afterwards. */
export interface ReviewedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A tool that asks to be run. */
export interface ReviewRequest {
  readonly manifest: Manifest;
  readonly identity: ToolIdentity;
  readonly object: ReviewedFile;
  readonly module: ReviewedFile | undefined;
  readonly grants: Grants;
  readonly policy: AdminPolicy | undefined;
  /** Possible CPUs of the machine. */
  readonly cpus: number;
  /** Options of this run, which size the maps; the manifest's defaults without. */
  readonly options?: ToolOptions;
}

/** What a tool declares and what its bytes hold, compared. */
export interface Review {
  readonly declared: PermissionSet;
  readonly object: ObjectFinding;
  readonly module: ModuleFinding | undefined;
  /** What can change the system rather than observe it. */
  readonly dangers: readonly Danger[];
  /** Why the tool may not run, the most telling first; empty when it may. */
  readonly problems: readonly BccxError[];
  /** For the author: declared and not used. */
  readonly warnings: readonly string[];
}

/**
 * The gate before every load: declared by the manifest, verified from the bytes, granted by the user, allowed by the
 * administrator.
 *
 * @throws {BccxError} the first reason why the tool may not run (BCCX_OBJECT_*, BCCX_MODULE_*, BCCX_PERMISSION_*,
 *   BCCX_POLICY_*)
 */
export function reviewTool(request: ReviewRequest): Review {
  const review = examineTool(request);
  const [first] = review.problems;
  if (first !== undefined) throw first;
  return review;
}

/**
 * The same with every reason instead of the first, for `check` and `inspect`.
 *
 * @throws {BccxError} when the bytes cannot be read as what they should be, or the administrator does not allow the tool
 */
export function examineTool(request: ReviewRequest): Review {
  const { manifest, identity, grants, policy, cpus } = request;
  enforceIdentity(policy, identity);
  const declared = declaredPermissions(manifest);
  const { finding: object } = readBpfObject(request.object.bytes, { name: request.object.file, cpus });
  const module = request.module === undefined ? undefined : readModule(request.module.bytes, request.module.file);
  const found = dangers(object);
  const usual = mapBytesWith(object, manifest, new ToolOptions(manifest.options, new Map()));
  const mapBytes = request.options === undefined ? usual : mapBytesWith(object, manifest, request.options);
  const { problems, warnings } = compareWithManifest({ manifest, declared, mapBytes: usual }, object, module);
  return {
    declared,
    object,
    module,
    dangers: found,
    problems: [
      ...problems,
      ...grantProblems(manifest.name, grants, { declared, dangers: found }),
      ...policyProblems(policy, manifest.name, { object, declared, mapBytes }),
    ],
    warnings,
  };
}
