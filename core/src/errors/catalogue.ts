/**
 * Every error bccx can show: what happened, what to do about it, and the exit code.
 *
 * Messages read `<area>: <doing what> '<which>': <cause>`: lower case, no full stop. `{name}` is replaced by a parameter.
 * Exit codes: 1 failure, 2 usage, 3 not found or incompatible, 4 integrity, trust or permission, 5 missing privilege or
 * kernel feature, 130 interrupted `add`. docs/errors.md is generated from this table: keep it alphabetical.
 */
export const catalogue = {
  BCCX_ARGUMENT_UNEXPECTED: {
    message: "bccx: running '{tool}': unexpected argument '{argument}'",
    hint: 'see `bccx help {tool}`',
    exit: 2,
  },
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
  BCCX_FLAME_EMPTY: {
    message: "flame: drawing '{source}': no samples",
    hint: 'the picture says so too; check that the trace ran long enough and that the filters match something',
    exit: 1,
  },
  BCCX_GLUE: {
    message: 'open: using libbpf-glue: {cause}',
    hint: '{hint}',
    exit: 3,
  },
  BCCX_INPUT_READ: {
    message: "input: reading '{path}': {cause}",
    hint: 'give a readable file, or `-` for standard input',
    exit: 1,
  },
  BCCX_INPUT_UNKNOWN: {
    message: "input: reading '{path}': not a form that bccx knows",
    hint: 'it reads folded stacks, pprof, perf script, bpftrace and BCC text; name the form with --input',
    exit: 2,
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
  BCCX_MODULE_EXPORT: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'a module must export the functions of the bccx ABI; see docs/abi.md',
    exit: 4,
  },
  BCCX_MODULE_FEATURE: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'build it without that WebAssembly feature',
    exit: 4,
  },
  BCCX_MODULE_FORMAT: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_MODULE_IMPORT: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'a module may import only the functions and the memory of the bccx ABI; see docs/abi.md',
    exit: 4,
  },
  BCCX_MODULE_LIMIT: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'no tool needs a module this large; get it again from its publisher',
    exit: 4,
  },
  BCCX_MODULE_MEMORY: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'the memory must be imported from bccx, without threads and within the granted maximum',
    exit: 4,
  },
  BCCX_MODULE_START: {
    message: "policy: reading WASM module '{module}': {what}",
    hint: 'code may run only within a deadline: remove the start function',
    exit: 4,
  },
  BCCX_OBJECT_BTF: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_OBJECT_CALL: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'calls must name a known helper, a kfunc by name or a function of the same object',
    exit: 4,
  },
  BCCX_OBJECT_CORE: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_OBJECT_FORMAT: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_OBJECT_INSTRUCTION: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the code is damaged or built for a newer kernel than bccx knows; update bccx or rebuild the tool',
    exit: 4,
  },
  BCCX_OBJECT_LAYOUT: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_OBJECT_LEGACY_MAPS: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'define maps in section .maps; libbpf 1.0 dropped the old form',
    exit: 4,
  },
  BCCX_OBJECT_LIMIT: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'no tool needs an object this large; get it again from its publisher',
    exit: 4,
  },
  BCCX_OBJECT_MAP: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'see docs/policy.md for the map types, flags and fields a tool may use',
    exit: 4,
  },
  BCCX_OBJECT_PINNING: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'a tool leaves nothing behind: remove the pinning attribute',
    exit: 4,
  },
  BCCX_OBJECT_POINTER: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'references to kernel objects must be relocations by name, so that they can be checked',
    exit: 4,
  },
  BCCX_OBJECT_PROGRAM_TYPE: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'docs/policy.md lists the kinds of program that a tool may have',
    exit: 4,
  },
  BCCX_OBJECT_RELOCATION: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'only relocations that libbpf itself applies are accepted; build it with clang and `bccx build`',
    exit: 4,
  },
  BCCX_OBJECT_SECTION: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'sections that bccx does not know are refused, because libbpf might act on them',
    exit: 4,
  },
  BCCX_OBJECT_SYMBOL: {
    message: "policy: reading BPF object '{object}': {what}",
    hint: 'the file is damaged or made to deceive; get it again from its publisher',
    exit: 4,
  },
  BCCX_OPTION_CONFLICT: {
    message: "bccx: running '{tool}': {flag} and {other} cannot be used together",
    hint: 'see `bccx help {tool}`',
    exit: 2,
  },
  BCCX_OPTION_MISSING: {
    message: "bccx: running '{tool}': {option} is missing",
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
  BCCX_OUTPUT_TARGET: {
    message: "output: reading --out '{spec}': {cause}",
    hint: 'write FILE.svg, FILE.html, FILE.folded, FILE.pb.gz, FILE.speedscope.json, FILE.firefox.json, FILE.json, or FORMAT:FILE (FORMAT:- is standard output)',
    exit: 2,
  },
  BCCX_OUTPUT_WRITE: {
    message: "output: writing '{path}': {cause}",
    hint: 'choose a place that can be written; bccx writes a temporary file beside it and renames that',
    exit: 1,
  },
  BCCX_PERMISSION_ATTACH: {
    message: "policy: checking '{tool}': program '{program}' attaches to {target}, which its manifest does not declare",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_DANGEROUS: {
    message: "policy: checking '{tool}': {what} can change the system and was not granted",
    hint: 'grant it by name with `--grant {name}` if you trust the author; --yes never grants it',
    exit: 4,
  },
  BCCX_PERMISSION_GRANT: {
    message: "policy: checking '{tool}': it asks for {what}, which was not granted",
    hint: 'add it again to see and grant what it asks for',
    exit: 4,
  },
  BCCX_PERMISSION_HELPER: {
    message:
      "policy: checking '{tool}': program '{program}' calls {helper} (instruction {instruction} of function '{function}'), which its manifest does not declare",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_KFUNC: {
    message:
      "policy: checking '{tool}': program '{program}' calls kernel function {kfunc} (instruction {instruction} of function '{function}'), which its manifest does not declare",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_KSYM: {
    message:
      "policy: checking '{tool}': program '{program}' reads kernel variable {ksym} (instruction {instruction} of function '{function}'), which its manifest does not declare",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_MAP_BYTES: {
    message: "policy: checking '{tool}': its maps take {bytes} bytes, its manifest declares {declared}",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_MODULE: {
    message: "policy: checking '{tool}': its module {what}",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_PERMISSION_PROGRAM: {
    message: "policy: checking '{tool}': program '{program}' is of type {type}, which its manifest does not declare",
    hint: 'the author must declare it in `permissions` of the manifest; until then the tool does more than it says',
    exit: 4,
  },
  BCCX_POLICY_DENIED: {
    message: "policy: running '{tool}': {what} is denied by {file}",
    hint: 'ask whoever administers this machine',
    exit: 4,
  },
  BCCX_POLICY_FILE: {
    message: "policy: reading '{file}': {what}",
    hint: 'the policy file must be a regular file that only root can write: chown root:root and chmod 0644 it and its folders',
    exit: 4,
  },
  BCCX_POLICY_INVALID: {
    message: "policy: reading '{file}': {what}",
    hint: 'see docs/policy.md; nothing runs until the policy file is correct',
    exit: 4,
  },
  BCCX_POLICY_NOT_ALLOWED: {
    message: "policy: running '{tool}': no rule of {file} allows it",
    hint: 'ask whoever administers this machine',
    exit: 4,
  },
  BCCX_POLICY_PUBLISHER: {
    message: "policy: running '{tool}': {file} requires a verified publisher, and there is none",
    hint: 'ask whoever administers this machine, or install the tool from a registry that proves its publisher',
    exit: 4,
  },
  BCCX_PRIVILEGE: {
    message: "open: running '{tool}': missing {capabilities}",
    hint: 'run {command}',
    exit: 5,
  },
  BCCX_PROFILE_MALFORMED: {
    message: 'profile: reading a pprof message: {what}',
    hint: 'the bytes are damaged or are not a pprof profile',
    exit: 1,
  },
  BCCX_PROFILE_RANGE: {
    message: 'profile: adding up the samples: the sum does not fit 64 bits',
    hint: 'a count in the input is out of any range; look for damaged lines',
    exit: 1,
  },
  BCCX_RESULT_RECORDS: {
    message: "results: reading '{result}' of '{tool}': {what}",
    hint: 'manifest, object and module of the tool do not fit each other; rebuild or reinstall it',
    exit: 3,
  },
  BCCX_SAMPLE_RATE: {
    message: "attach: sampling for '{tool}' at {frequency} Hz: above this kernel's limit of {limit}",
    hint: 'sample less often, or raise it: sysctl kernel.perf_event_max_sample_rate={frequency}',
    exit: 2,
  },
  BCCX_SANDBOX_CALL: {
    message: "sandbox: calling '{function}' of the module: {cause}",
    hint: "the tool's own code failed, not bccx; `--debug` shows what it logged",
    exit: 1,
  },
  BCCX_SANDBOX_ENDED: {
    message: "sandbox: calling '{function}' of the module: its process ended twice: {cause}",
    hint: 'a file that was read may be made to break readers: {subject}',
    exit: 1,
  },
  BCCX_SANDBOX_MODULE: {
    message: 'sandbox: loading the module: {cause}',
    hint: 'the module does not fit this bccx or is damaged; rebuild or reinstall the tool',
    exit: 3,
  },
  BCCX_SANDBOX_START: {
    message: "sandbox: starting the module's process: {cause}",
    hint: '`bccx doctor` tries the same and lists what the sandbox needs',
    exit: 1,
  },
  BCCX_TARGET_FILE: {
    message: "open: tracing '{file}': {cause}",
    hint: 'name a program or library that is there and can be read',
    exit: 3,
  },
  BCCX_TARGET_GONE: {
    message: 'open: tracing {kind} {id}: no such {kind}',
    hint: 'it may have exited; `ps -eLo pid,lwp,comm` lists processes and threads',
    exit: 3,
  },
  BCCX_TARGET_KIND: {
    message: 'open: tracing process {id}: it is a thread of process {process}',
    hint: 'name process {process}, or give the thread to the option for threads',
    exit: 2,
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
  BCCX_UNWIND: {
    message: 'unwind: preparing stacks without frame pointers: {cause}',
    hint: 'run again with --unwind fp to take frame pointers only, and see `bccx doctor`',
    exit: 1,
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
