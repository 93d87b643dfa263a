import { usesOf } from './danger.ts';
import type { ModuleFinding } from './module/finding.ts';
import type { ObjectFinding } from './object/finding.ts';

/**
 * What the probes of an object can see, in plain sentences. Permissions bound what a tool's code may call; they do not
 * bound what it is shown, and these sentences say so.
 */
export function whatItSees(object: ObjectFinding): string[] {
  const kinds = new Set(object.programs.map(({ attach }) => attach));
  const types = new Set(object.programs.map(({ type }) => type));
  const names = new Set(
    usesOf(object).flatMap(({ uses }) => [...uses.helpers, ...uses.kfuncs].map(({ name }) => name)),
  );
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name));
  const starting = (prefix: string) => [...names].some((name) => name.startsWith(prefix));
  const sees: string[] = [];
  const say = (when: boolean, sentence: string) => {
    if (when) sees.push(sentence);
  };
  say(kinds.has('perf-event'), 'It runs at timer or counter interrupts and sees the registers of whatever runs then.');
  say(
    hasPrefix(kinds, 'kprobe', 'kretprobe', 'fentry', 'fexit'),
    'It runs when kernel functions are called, by any process, and sees their arguments and results: file names, ' +
      'addresses, buffers that are read and written.',
  );
  say(
    hasPrefix(kinds, 'uprobe', 'uretprobe', 'usdt'),
    'It runs when functions of programs are called and sees their arguments and results, whatever they are: requests, ' +
      'queries, keys and passwords before they are encrypted.',
  );
  say(
    hasPrefix(kinds, 'tracepoint', 'raw-tracepoint', 'tp-btf'),
    'It runs at events of the kernel, in any process, and sees what the kernel records of them.',
  );
  say(
    kinds.has('iterator'),
    'It goes through all kernel objects of a kind, such as every task, and sees their fields.',
  );
  say(
    types.has('tracing') || types.has('fmod_ret') || types.has('lsm'),
    'It can follow kernel pointers from what it is given, without calling a helper.',
  );
  say(
    has('bpf_probe_read', 'bpf_probe_read_str', 'bpf_snprintf_btf', 'bpf_rdonly_cast') ||
      starting('bpf_probe_read_kernel'),
    'It can read all kernel memory, which holds data of every process.',
  );
  say(
    has('bpf_probe_read', 'bpf_probe_read_str', 'bpf_copy_from_user', 'bpf_copy_from_user_str') ||
      starting('bpf_probe_read_user'),
    'It can read all memory of each process in which a probe fires: its data, keys and passwords included.',
  );
  say(
    starting('bpf_copy_from_user_task'),
    'It can read all memory of any process, also of one in which no probe fires.',
  );
  say(
    has('bpf_get_stack', 'bpf_get_stackid', 'bpf_get_task_stack'),
    'It takes stacks: which functions of the kernel and of programs are running.',
  );
  say(
    has('bpf_d_path', 'bpf_path_d_path', 'bpf_get_task_exe_file'),
    'It can tell the paths of files that processes use.',
  );
  say(
    has('bpf_get_current_comm', 'bpf_get_current_pid_tgid', 'bpf_get_current_uid_gid', 'bpf_get_current_task'),
    'It can tell which process, thread and user is running.',
  );
  say(
    starting('bpf_skb_load_bytes') || has('bpf_xdp_load_bytes', 'bpf_skb_output', 'bpf_xdp_output'),
    'It can read network packets.',
  );
  say(
    has('bpf_trace_printk', 'bpf_trace_vprintk'),
    'It writes to the kernel trace log, which other users of that log can read.',
  );
  sees.push(
    'All of this concerns every process of the machine. Options such as --pid narrow what it reports; that is done by ' +
      'the tool itself, not by the kernel.',
  );
  return sees;
}

/** What a module is shown of the traced programs, in plain sentences. */
export function whatModuleReads(module: ModuleFinding): string[] {
  const meanings: Readonly<Record<string, string>> = {
    'process-maps': 'the memory maps of traced processes, with the paths of the files in them',
    'mapped-objects': 'the programs and libraries that traced processes run',
    kallsyms: 'the names and addresses of kernel functions',
    'perf-map': 'the names that just-in-time compilers give their code',
    companions: 'files with debug information of those programs and libraries',
  };
  const needs = new Set(module.imports.flatMap((each) => (each.needs === undefined ? [] : [each.needs])));
  return [...needs].sort().map((need) => meanings[need] ?? need);
}

function hasPrefix(kinds: ReadonlySet<string>, ...prefixes: string[]): boolean {
  return [...kinds].some((kind) => prefixes.some((prefix) => kind.startsWith(prefix)));
}
