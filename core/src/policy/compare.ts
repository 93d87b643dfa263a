import { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { usesOf } from './danger.ts';
import type { ModuleFinding } from './module/finding.ts';
import type { ObjectFinding, ProgramFinding, Use } from './object/finding.ts';
import { attachTargets, covers, type PermissionSet } from './permissions.ts';
import { printable } from './printable.ts';

/** What differs between what a tool declares and what its bytes hold. */
export interface Comparison {
  /** More in the bytes than declared: each one stops the tool. */
  readonly problems: readonly BccxError[];
  /** Declared and not used, or attached by nobody: for the author. */
  readonly warnings: readonly string[];
}

/**
 * Compares a BPF object with what its manifest declares.
 *
 * @param mapBytes memory of the object's maps at the manifest's default options
 */
export function compareObject(
  { manifest, declared, mapBytes }: { manifest: Manifest; declared: PermissionSet; mapBytes: number },
  object: ObjectFinding,
): Comparison {
  const tool = manifest.name;
  const problems = [
    ...typeProblems(tool, declared, object),
    ...attachProblems(manifest, declared, object),
    ...useProblems(tool, declared, object),
  ];
  if (mapBytes > declared.mapBytes) {
    problems.push(new BccxError('BCCX_PERMISSION_MAP_BYTES', { tool, bytes: mapBytes, declared: declared.mapBytes }));
  }
  return { problems, warnings: unusedWarnings(manifest, declared, object) };
}

/** Compares a module with what its manifest declares. */
export function compareModule(manifest: Manifest, declared: PermissionSet, module: ModuleFinding): Comparison {
  const needed = new Set(module.imports.map(({ needs }) => needs));
  const unused = declared.module?.reads.filter((read) => !needed.has(read)) ?? [];
  return {
    problems: moduleProblems(manifest.name, declared, module),
    warnings: unused.map((read) => `read '${read}' is declared and not used`),
  };
}

function typeProblems(tool: string, declared: PermissionSet, object: ObjectFinding): BccxError[] {
  const problems = object.programs
    .filter(({ type }) => !declared.programs.includes(type))
    .map(({ name, type }) => new BccxError('BCCX_PERMISSION_PROGRAM', { tool, program: name, type }));
  const [structure] = object.structOps;
  if (structure !== undefined && !declared.programs.includes('struct_ops')) {
    problems.push(new BccxError('BCCX_PERMISSION_PROGRAM', { tool, program: structure, type: 'struct_ops' }));
  }
  return problems;
}

/** Targets that the manifest attaches to, and those that the object binds while it is loaded, must be declared. */
function attachProblems(manifest: Manifest, declared: PermissionSet, object: ObjectFinding): BccxError[] {
  const undeclared = (target: string) => !declared.attach.some((pattern) => covers(pattern, target));
  const problem = (program: string, target: string) =>
    new BccxError('BCCX_PERMISSION_ATTACH', { tool: manifest.name, program, target: printable(target) });
  return [
    ...attachTargets(manifest)
      .filter((target) => !target.startsWith('perf-event:') && undeclared(target))
      .map((target) => problem('(manifest)', target)),
    ...object.programs.filter(bindsTarget).flatMap((program) => {
      const target = `${program.attach}:${program.target}`;
      return undeclared(target) ? [problem(program.name, target)] : [];
    }),
  ];
}

function bindsTarget(program: ProgramFinding): boolean {
  return program.bound && program.target !== undefined;
}

function useProblems(tool: string, declared: PermissionSet, object: ObjectFinding): BccxError[] {
  return usesOf(object).flatMap(({ program, uses }) => {
    const place = ({ function: name, instruction }: Use) => ({ tool, program, function: name, instruction });
    const beyond = (found: readonly Use[], allowed: readonly string[]) =>
      found.filter(({ name }) => !allowed.includes(name));
    return [
      ...beyond(uses.helpers, declared.helpers).map(
        (use) => new BccxError('BCCX_PERMISSION_HELPER', { ...place(use), helper: use.name }),
      ),
      ...beyond(uses.kfuncs, declared.kfuncs).map(
        (use) => new BccxError('BCCX_PERMISSION_KFUNC', { ...place(use), kfunc: printable(use.name) }),
      ),
      ...beyond(uses.ksyms, declared.ksyms).map(
        (use) => new BccxError('BCCX_PERMISSION_KSYM', { ...place(use), ksym: printable(use.name) }),
      ),
    ];
  });
}

function moduleProblems(tool: string, declared: PermissionSet, module: ModuleFinding): BccxError[] {
  const allowed = declared.module;
  if (allowed === undefined) return [];
  const problem = (what: string) => new BccxError('BCCX_PERMISSION_MODULE', { tool, what });
  const problems = module.imports
    .filter(({ needs }) => needs !== undefined && !allowed.reads.includes(needs))
    .map(({ name, needs }) => problem(`imports ${name}, which needs '${needs}' of 'reads'`));
  if (module.memory.minimum > allowed.memoryBytes) {
    problems.push(problem(`begins with ${module.memory.minimum} bytes of memory, declared are ${allowed.memoryBytes}`));
  }
  return problems;
}

function unusedWarnings(manifest: Manifest, declared: PermissionSet, object: ObjectFinding): string[] {
  const used = { helpers: new Set<string>(), kfuncs: new Set<string>(), ksyms: new Set<string>() };
  for (const { uses } of usesOf(object)) {
    for (const { name } of uses.helpers) used.helpers.add(name);
    for (const { name } of uses.kfuncs) used.kfuncs.add(name);
    for (const { name } of uses.ksyms) used.ksyms.add(name);
  }
  const types = new Set(object.programs.map(({ type }) => type));
  const attached = new Set(
    manifest.attach.flatMap((entry) =>
      entry.alternatives.flatMap(({ program, returns = program }) => [program, returns]),
    ),
  );
  const unused = (what: string, names: readonly string[], isUsed: (name: string) => boolean) =>
    names.filter((name) => !isUsed(name)).map((name) => `${what} '${name}' is declared and not used`);
  return [
    ...unused('program type', declared.programs, (name) => types.has(name)),
    ...unused('helper', declared.helpers, (name) => used.helpers.has(name)),
    ...unused('kernel function', declared.kfuncs, (name) => used.kfuncs.has(name)),
    ...unused('kernel variable', declared.ksyms, (name) => used.ksyms.has(name)),
    ...object.programs
      .filter(({ name }) => !attached.has(name))
      .map(({ name }) => `program '${name}' is attached by no entry of 'attach'`),
    ...object.functions
      .filter(({ reached }) => !reached)
      .map(({ name }) => `function '${printable(name)}' is reached by no program`),
  ];
}
