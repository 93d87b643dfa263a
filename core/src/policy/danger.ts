import { helperByName } from './helpers.ts';
import { kfuncByName } from './kfuncs.ts';
import type { ObjectFinding, ProgramFinding, Uses } from './object/finding.ts';

/** Something in a tool that can change the system rather than observe it. */
export interface Danger {
  /** By which it is granted: a helper, a kernel function or a program type. */
  readonly name: string;
  /** `program 'p' calls bpf_send_signal (instruction 3 of function 'f'): SEND A SIGNAL …` */
  readonly what: string;
}

/** Program types that only observe. */
const observers: ReadonlySet<string> = new Set(['kprobe', 'tracepoint', 'raw_tracepoint', 'perf_event', 'tracing']);

/** What programs of the other types can do, for whoever grants them. */
const typeMeanings: Readonly<Record<string, string>> = {
  fmod_ret: 'replace what a kernel function returns',
  raw_tracepoint_writable: 'change what a tracepoint hands on',
  ext: 'replace a function of another BPF program',
  lsm: 'allow or deny what processes do',
  struct_ops: 'replace a part of the kernel, such as its scheduler or congestion control',
  syscall: 'call bpf() and more from the kernel',
  sched_cls: 'change, drop and redirect network packets',
  sched_act: 'change, drop and redirect network packets',
  xdp: 'change, drop and redirect network packets',
};

/** Everything dangerous in an object, each by its name once. */
export function dangers(finding: ObjectFinding): Danger[] {
  const found = new Map<string, Danger>();
  const add = (name: string, what: string) => {
    if (!found.has(name)) found.set(name, { name, what });
  };
  for (const program of finding.programs) {
    if (!observers.has(program.type)) {
      const meaning = typeMeanings[program.type] ?? 'do more than observe';
      add(program.type, `program '${program.name}' of type ${program.type} (${meaning})`);
    }
  }
  if (finding.structOps.length > 0) {
    add('struct_ops', `structure '${finding.structOps[0]}' (${typeMeanings['struct_ops']})`);
  }
  for (const { uses, program } of usesOf(finding)) {
    for (const use of uses.helpers) {
      const helper = helperByName(use.name);
      if (helper?.effect !== 'change') continue;
      add(use.name, `${use.name} in program '${program}', instruction ${use.instruction} of '${use.function}'`);
    }
    for (const use of uses.kfuncs) {
      if (kfuncByName(use.name).observes) continue;
      add(use.name, `${use.name} in program '${program}', instruction ${use.instruction} of '${use.function}'`);
    }
  }
  return [...found.values()];
}

/** The uses of each program, and those of code that no program reaches. */
export function usesOf(finding: ObjectFinding): { program: string; uses: Uses }[] {
  return [
    ...finding.programs.map((program: ProgramFinding) => ({ program: program.name, uses: program })),
    { program: '(none)', uses: finding.unreached },
  ];
}
