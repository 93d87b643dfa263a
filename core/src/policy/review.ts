import type { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { ToolOptions } from '../manifest/tool-options.ts';
import type { AdminPolicy, ToolIdentity } from './admin/admin-policy.ts';
import { enforceIdentity, policyProblems } from './admin/enforce.ts';
import { type Comparison, compareModule, compareObject } from './compare.ts';
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

/** A tool's object beside what is declared and granted. */
export interface ObjectReview extends Comparison {
  readonly object: ObjectFinding;
  /** What can change the system rather than observe it. */
  readonly dangers: readonly Danger[];
}

/** A tool's module beside what is declared. */
export interface ModuleReview extends Comparison {
  readonly module: ModuleFinding;
}

/** All of a tool. */
export interface Review extends ObjectReview {
  readonly declared: PermissionSet;
  readonly module: ModuleFinding | undefined;
}

/**
 * The gate before every load: declared by the manifest, verified from the bytes, granted by the user, allowed by the
 * administrator. A session passes the two halves one after the other (`examineObject`, `examineModule`).
 *
 * @throws {BccxError} the first reason why the tool may not run (BCCX_OBJECT_*, BCCX_MODULE_*, BCCX_PERMISSION_*,
 *   BCCX_POLICY_*)
 */
export function reviewTool(request: ReviewRequest): Review {
  return passed(examineTool(request));
}

/** The same with every reason instead of the first, for `check` and `inspect`. */
export function examineTool(request: ReviewRequest): Review {
  enforceIdentity(request.policy, request.identity);
  const object = examineObject(request);
  const module = request.module === undefined ? undefined : examineModule(request.manifest, request.module);
  return {
    ...object,
    declared: declaredPermissions(request.manifest),
    module: module?.module,
    problems: [...object.problems, ...(module?.problems ?? [])],
    warnings: [...object.warnings, ...(module?.warnings ?? [])],
  };
}

/**
 * Reads the object and compares it with what is declared, granted and allowed.
 *
 * @throws {BccxError} when the bytes cannot be read as what they should be (BCCX_OBJECT_*)
 */
export function examineObject(request: ReviewRequest): ObjectReview {
  const { manifest, grants, policy, cpus, options } = request;
  const declared = declaredPermissions(manifest);
  const { finding: object } = readBpfObject(request.object.bytes, { name: request.object.file, cpus });
  const found = dangers(object);
  const usual = mapBytesWith(object, manifest, new ToolOptions(manifest.options, new Map()));
  const mapBytes = options === undefined ? usual : mapBytesWith(object, manifest, options);
  const { problems, warnings } = compareObject({ manifest, declared, mapBytes: usual }, object);
  return {
    object,
    dangers: found,
    problems: [
      ...problems,
      ...grantProblems(manifest.name, grants, { declared, dangers: found }),
      ...policyProblems(policy, manifest.name, { object, declared, mapBytes }),
    ],
    warnings,
  };
}

/**
 * Reads the module and compares it with what is declared.
 *
 * @throws {BccxError} when the bytes cannot be read as what they should be (BCCX_MODULE_*)
 */
export function examineModule(manifest: Manifest, { file, bytes }: ReviewedFile): ModuleReview {
  const module = readModule(bytes, file);
  return { module, ...compareModule(manifest, declaredPermissions(manifest), module) };
}

/**
 * What was compared, when nothing stands against it.
 *
 * @throws {BccxError} the first of its problems
 */
export function passed<Compared extends { readonly problems: readonly BccxError[] }>(compared: Compared): Compared {
  const [first] = compared.problems;
  if (first !== undefined) throw first;
  return compared;
}
