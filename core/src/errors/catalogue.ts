/**
 * Every error bccx can show: what happened, what to do about it, and the exit code.
 *
 * Messages read `<area>: <doing what> '<which>': <cause>`: lower case, no full stop. `{name}` is replaced by a parameter.
 * Exit codes: 1 failure, 2 usage, 3 not found or incompatible, 4 integrity, trust or permission, 5 missing privilege or
 * kernel feature, 130 interrupted `add`. docs/errors.md is generated from this table: keep it alphabetical.
 */
export const catalogue = {
  BCCX_ATTACH: {
    message: "attach: attaching '{attach}' of '{tool}': {cause}",
    hint: '`bccx doctor` shows which kinds of probe this kernel has',
    exit: 1,
  },
  BCCX_BPF_LOAD: {
    message: "load: loading '{object}': {cause}",
    hint: '`--debug` prints the whole verifier log; `bccx doctor` shows what this kernel lacks',
    exit: 1,
  },
  BCCX_BPF_OPEN: {
    message: "open: reading BPF object '{object}': {cause}",
    hint: 'the tool was built for another kernel interface or is damaged; rebuild or reinstall it',
    exit: 3,
  },
  BCCX_CONFIGURE: {
    message: "configure: setting {what} of '{object}': {cause}",
    hint: 'the manifest and the BPF object do not belong together; rebuild or reinstall the tool',
    exit: 3,
  },
  BCCX_CPU: {
    message: 'open: sampling CPU {cpu}: {cause}',
    hint: 'CPUs online: {online}',
    exit: 2,
  },
  BCCX_DRAIN: {
    message: "drain: reading '{stream}' of '{tool}': {cause}",
    hint: 'run it again; if it repeats, report it with the command line and `bccx doctor`',
    exit: 1,
  },
  BCCX_INTERNAL: {
    message: 'bccx: {what}',
    hint: 'this is a bug in bccx; please report it with the command line and `bccx doctor`',
    exit: 1,
  },
  BCCX_KERNEL_FEATURE: {
    message: "open: running '{tool}': {feature} not supported by this kernel",
    hint: '{need}',
    exit: 5,
  },
  BCCX_KERNEL_TOO_OLD: {
    message: "open: running '{tool}': kernel {release} is older than {min}",
    hint: 'the tool is said to work from Linux {min} on',
    exit: 5,
  },
  BCCX_LOCKDOWN: {
    message: "open: running '{tool}': kernel lockdown is in mode 'confidentiality', which forbids BPF to read memory",
    hint: 'boot with lockdown=integrity or less; see `bccx doctor`',
    exit: 5,
  },
  BCCX_MANIFEST_INVALID: {
    message: "manifest: reading '{file}': line {line}, {pointer}: {problem}",
    hint: '{instead}',
    exit: 3,
  },
  BCCX_OPTION_CONFLICT: {
    message: "bccx: running '{tool}': {flag} and {other} cannot be used together",
    hint: 'see `bccx help {tool}`',
    exit: 2,
  },
  BCCX_OPTION_REQUIRES: {
    message: "bccx: running '{tool}': {flag} needs {other}",
    hint: 'see `bccx help {tool}`',
    exit: 2,
  },
  BCCX_OPTION_UNKNOWN: {
    message: "bccx: running '{tool}': no option '{flag}'",
    hint: '{suggestion}',
    exit: 2,
  },
  BCCX_OPTION_VALUE: {
    message: "bccx: running '{tool}': {flag} '{value}': {problem}",
    hint: '{instead}',
    exit: 2,
  },
  BCCX_PRIVILEGE: {
    message: "open: running '{tool}': missing {capabilities}",
    hint: 'run {command}',
    exit: 5,
  },
  BCCX_TARGET_GONE: {
    message: 'open: tracing {kind} {id}: no such {kind}',
    hint: 'it may have exited; `ps -eLo pid,lwp,comm` lists processes and threads',
    exit: 3,
  },
  BCCX_TOOL_FILE: {
    message: "open: reading '{file}' of '{tool}': {cause}",
    hint: '{remedy}',
    exit: 3,
  },
  BCCX_TOOL_UNKNOWN: {
    message: "bccx: no tool or verb '{name}'",
    hint: '{suggestion}',
    exit: 3,
  },
  BCCX_USAGE: { message: 'bccx: {what}', hint: 'see `bccx help {verb}`', exit: 2 },
  BCCX_VERB_RESERVED: {
    message: "bccx: '{verb}' is reserved and not part of version {version}",
    hint: '`bccx help` lists what there is',
    exit: 2,
  },
} as const satisfies Record<string, { message: string; hint: string; exit: 1 | 2 | 3 | 4 | 5 | 130 }>;

/** Name of an error: stable, also printed by `--json`. */
export type ErrorCode = keyof typeof catalogue;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The parameters that an error's message and hint name, each a string or number. */
export type ErrorParams<Code extends ErrorCode> = Record<
  Placeholders<(typeof catalogue)[Code]['message']> | Placeholders<(typeof catalogue)[Code]['hint']>,
  string | number
>;
