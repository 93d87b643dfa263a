/**
 * What a code section's name says about the programs in it, by the rules of libbpf's section table: `kprobe/do_exit` is
 * of type kprobe and meant for do_exit. Only types that observe, and those that an administrator may grant by name, are
 * known here; every other name is refused.
 */
export interface ProgramKind {
  /** BPF program type by libbpf's name, except for kinds of one type that change the system: `fmod_ret`. */
  readonly type: string;
  /** How it attaches, in the manifest's words; what the manifest cannot attach has the section's word. */
  readonly attach: string;
  /** What the section names as the target. */
  readonly target: string | undefined;
  /** The target is bound when the program is loaded, not when it is attached. */
  readonly bound: boolean;
  readonly sleepable: boolean;
  /** False when the section's name begins with `?`: loaded only when asked for. */
  readonly autoload: boolean;
}

interface Rule {
  readonly type: string;
  readonly attach: string;
  /** Whether `/TARGET` may follow. */
  readonly target: boolean;
  readonly bound?: boolean;
  readonly sleepable?: boolean;
}

const kprobe = (attach: string): Rule => ({ type: 'kprobe', attach, target: true });
const tracing = (attach: string): Rule => ({ type: 'tracing', attach, target: true, bound: true });
const named = (type: string, attach: string): Rule => ({ type, attach, target: true, bound: true });
const plain = (type: string, attach: string): Rule => ({ type, attach, target: false });
const sleepable = (rule: Rule): Rule => ({ ...rule, sleepable: true });

const rules: Readonly<Record<string, Rule>> = {
  perf_event: plain('perf_event', 'perf-event'),
  kprobe: kprobe('kprobe'),
  kretprobe: kprobe('kretprobe'),
  'kprobe.multi': kprobe('kprobe-multi'),
  'kretprobe.multi': kprobe('kretprobe-multi'),
  'kprobe.session': kprobe('kprobe-session'),
  ksyscall: kprobe('kprobe'),
  kretsyscall: kprobe('kretprobe'),
  uprobe: kprobe('uprobe'),
  'uprobe.s': sleepable(kprobe('uprobe')),
  uretprobe: kprobe('uretprobe'),
  'uretprobe.s': sleepable(kprobe('uretprobe')),
  'uprobe.multi': kprobe('uprobe-multi'),
  'uprobe.multi.s': sleepable(kprobe('uprobe-multi')),
  'uretprobe.multi': kprobe('uretprobe-multi'),
  'uretprobe.multi.s': sleepable(kprobe('uretprobe-multi')),
  'uprobe.session': kprobe('uprobe-session'),
  'uprobe.session.s': sleepable(kprobe('uprobe-session')),
  usdt: kprobe('usdt'),
  'usdt.s': sleepable(kprobe('usdt')),
  tracepoint: { type: 'tracepoint', attach: 'tracepoint', target: true },
  tp: { type: 'tracepoint', attach: 'tracepoint', target: true },
  raw_tracepoint: { type: 'raw_tracepoint', attach: 'raw-tracepoint', target: true },
  raw_tp: { type: 'raw_tracepoint', attach: 'raw-tracepoint', target: true },
  tp_btf: tracing('tp-btf'),
  fentry: tracing('fentry'),
  'fentry.s': sleepable(tracing('fentry')),
  fexit: tracing('fexit'),
  'fexit.s': sleepable(tracing('fexit')),
  iter: tracing('iterator'),
  'iter.s': sleepable(tracing('iterator')),
  fmod_ret: named('fmod_ret', 'fmod_ret'),
  'fmod_ret.s': sleepable(named('fmod_ret', 'fmod_ret')),
  'raw_tracepoint.w': { type: 'raw_tracepoint_writable', attach: 'raw-tracepoint', target: true },
  'raw_tp.w': { type: 'raw_tracepoint_writable', attach: 'raw-tracepoint', target: true },
  freplace: named('ext', 'freplace'),
  lsm: named('lsm', 'lsm'),
  'lsm.s': sleepable(named('lsm', 'lsm')),
  lsm_cgroup: named('lsm', 'lsm_cgroup'),
  struct_ops: named('struct_ops', 'struct_ops'),
  'struct_ops.s': sleepable(named('struct_ops', 'struct_ops')),
  syscall: sleepable(plain('syscall', 'syscall')),
  tc: plain('sched_cls', 'tc'),
  'tc/ingress': plain('sched_cls', 'tc'),
  'tc/egress': plain('sched_cls', 'tc'),
  'tcx/ingress': plain('sched_cls', 'tcx'),
  'tcx/egress': plain('sched_cls', 'tcx'),
  classifier: plain('sched_cls', 'tc'),
  action: plain('sched_act', 'tc'),
  xdp: plain('xdp', 'xdp'),
  'xdp.frags': plain('xdp', 'xdp'),
  'xdp/devmap': plain('xdp', 'xdp'),
  'xdp/cpumap': plain('xdp', 'xdp'),
  'xdp.frags/devmap': plain('xdp', 'xdp'),
  'xdp.frags/cpumap': plain('xdp', 'xdp'),
};

/** The kind that a section's name says, or undefined when the name is on no list. */
export function programKind(sectionName: string): ProgramKind | undefined {
  const autoload = !sectionName.startsWith('?');
  const name = autoload ? sectionName : sectionName.slice(1);
  const whole = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (whole !== undefined) return kind(whole, undefined, autoload);
  const slash = name.indexOf('/');
  const prefix = slash < 0 ? '' : name.slice(0, slash);
  const rule = Object.hasOwn(rules, prefix) ? rules[prefix] : undefined;
  return rule?.target === true ? kind(rule, name.slice(slash + 1), autoload) : undefined;
}

function kind(rule: Rule, target: string | undefined, autoload: boolean): ProgramKind {
  return {
    type: rule.type,
    attach: rule.attach,
    target: target === '' ? undefined : target,
    bound: rule.bound ?? false,
    sleepable: rule.sleepable ?? false,
    autoload,
  };
}
