import { BccxError } from '../../errors/bccx-error.ts';
import { usesOf } from '../danger.ts';
import type { ObjectFinding } from '../object/finding.ts';
import { covers, type ModulePermissions, type PermissionSet } from '../permissions.ts';
import type { AdminPolicy, ToolIdentity } from './admin-policy.ts';

/** Refuses a tool that the administrator does not allow, before any of its bytes are looked at. */
export function enforceIdentity(policy: AdminPolicy | undefined, tool: ToolIdentity): void {
  if (policy === undefined) return;
  const { file } = policy;
  if (policy.deny?.tools?.some((pattern) => covers(pattern, tool.name))) {
    throw new BccxError('BCCX_POLICY_DENIED', { tool: tool.name, what: 'this tool', file });
  }
  if (policy.requireVerifiedPublisher === true && tool.publisher === undefined) {
    throw new BccxError('BCCX_POLICY_PUBLISHER', { tool: tool.name, file });
  }
  const fits = policy.allow?.some(
    (rule) =>
      (rule.name === undefined || covers(rule.name, tool.name)) &&
      (rule.publisher === undefined || rule.publisher === tool.publisher) &&
      (rule.sha256 === undefined || tool.hashes().every((hash) => rule.sha256?.includes(hash))),
  );
  if (fits === false) throw new BccxError('BCCX_POLICY_NOT_ALLOWED', { tool: tool.name, file });
}

/**
 * Refusals for what the administrator denies, in the tool's bytes or in its declaration.
 *
 * @param mapBytes memory of the maps of this run
 */
export function policyProblems(
  policy: AdminPolicy | undefined,
  tool: string,
  found: { object: ObjectFinding; declared: PermissionSet; mapBytes: number },
): BccxError[] {
  if (policy === undefined) return [];
  const { object, declared, mapBytes } = found;
  const denied = (what: string) => new BccxError('BCCX_POLICY_DENIED', { tool, what, file: policy.file });
  const { programs = [], helpers = [], kfuncs = [], attach = [] } = policy.deny ?? {};
  const names = (pick: 'helpers' | 'kfuncs') =>
    new Set(usesOf(object).flatMap(({ uses }) => uses[pick].map((use) => use.name)));
  const types = new Set(object.programs.map(({ type }) => type));
  if (object.structOps.length > 0) types.add('struct_ops');
  const targets = [
    ...declared.attach,
    ...object.programs.flatMap(({ attach: kind, target }) => (target === undefined ? [] : [`${kind}:${target}`])),
  ];
  const problems = [
    ...[...types].filter((type) => programs.includes(type)).map((type) => denied(`program type ${type}`)),
    ...[...names('helpers')].filter((name) => helpers.includes(name)).map((name) => denied(`helper ${name}`)),
    ...[...names('kfuncs')]
      .filter((name) => kfuncs.some((pattern) => covers(pattern, name)))
      .map((name) => denied(`kernel function ${name}`)),
    ...[...new Set(targets)]
      .filter((target) => attach.some((pattern) => overlaps(pattern, target)))
      .map((target) => denied(`attaching to ${target}`)),
  ];
  const most = policy.limits?.mapBytes;
  if (most !== undefined && mapBytes > most) problems.push(denied(`${mapBytes} bytes of maps (at most ${most})`));
  return problems;
}

/** The limits of a module: the manifest's, lowered to the administrator's. */
export function capModule(policy: AdminPolicy | undefined, wanted: ModulePermissions): ModulePermissions {
  const { memoryBytes, cpuSeconds, outputBytes } = policy?.limits ?? {};
  return {
    reads: wanted.reads,
    memoryBytes: Math.min(wanted.memoryBytes, memoryBytes ?? wanted.memoryBytes),
    cpuSeconds: Math.min(wanted.cpuSeconds, cpuSeconds ?? wanted.cpuSeconds),
    outputBytes: Math.min(wanted.outputBytes, outputBytes ?? wanted.outputBytes),
  };
}

/** A target that the user chooses (`kprobe:*`) could be any that the pattern denies. */
function overlaps(pattern: string, target: string): boolean {
  return covers(pattern, target) || covers(target, pattern);
}
