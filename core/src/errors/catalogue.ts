/**
 * Every error bccx can show: what happened, what to do about it, and the exit code.
 *
 * Messages read `<area>: <doing what> '<which>': <cause>`: lower case, no full stop. `{name}` is replaced by a parameter.
 * Exit codes: 1 failure, 2 usage, 3 not found or incompatible, 4 integrity, trust or permission, 5 missing privilege or
 * kernel feature, 130 interrupted `add`. docs/errors.md is generated from this table: keep it alphabetical.
 */
export const catalogue = {
  BCCX_ADD_CANCELLED: {
    message: "add: installing '{package}': you did not agree",
    hint: 'nothing was changed; `bccx info` and `bccx inspect` show more of what a package holds',
    exit: 1,
  },
  BCCX_ADD_COMMAND_TAKEN: {
    message: "add: installing '{package}': its command '{tool}' is the command of '{other}'",
    hint: 'remove the other one first: bccx remove {tool}',
    exit: 4,
  },
  BCCX_ADD_CONFIRM: {
    message: "add: installing '{package}': it must be agreed to, and there is no terminal to ask at",
    hint: 'give --yes once you have seen what it asks for: `bccx add --dry-run` shows it',
    exit: 2,
  },
  BCCX_ADD_INTERRUPTED: {
    message: "add: installing '{package}': interrupted",
    hint: 'nothing was changed; run it again',
    exit: 130,
  },
  BCCX_ADD_SPEC: {
    message: "add: reading '{spec}': {what}",
    hint: 'name a package as in the registry (memleak, @scope/name@1.2), a folder, or a .tgz file',
    exit: 2,
  },
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
  BCCX_AUTHOR_FOLDER: {
    message: "author: reading '{path}': {cause}",
    hint: "run it in a tool's folder or name one; `bccx new NAME` makes one",
    exit: 2,
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
  BCCX_BUILD_FAILED: {
    message: "build: compiling '{tool}': {cause}",
    hint: 'what the compilers say is above; V=1 in the environment shows their command lines',
    exit: 1,
  },
  BCCX_BUILD_SDK: {
    message: "build: looking for @bccx/sdk from '{folder}': not installed",
    hint: 'run `npm install --save-dev @bccx/sdk` there, or set BCCX_SDK to its folder',
    exit: 3,
  },
  BCCX_BUILD_TOOLCHAIN: {
    message: 'build: looking for compilers: missing are {missing}',
    hint: 'Debian and Ubuntu: apt install --no-install-recommends {packages}',
    exit: 3,
  },
  BCCX_BUNDLE_FORMAT: {
    message: "bundle: reading '{file}': {what}",
    hint: 'make the bundle again with `bccx bundle` where the tools are installed',
    exit: 4,
  },
  BCCX_BUNDLE_MISSING: {
    message: "bundle: installing '{name}': it is not in '{file}'",
    hint: 'the bundle holds: {names}',
    exit: 3,
  },
  BCCX_CHANGE_PERMISSIONS: {
    message: "update: replacing '{package}' {before} by {after}: it asks for more: {what}",
    hint: 'look at it with --dry-run; if you agree, add it again with `--accept permissions`',
    exit: 4,
  },
  BCCX_CHANGE_PROVENANCE: {
    message: "update: replacing '{package}' {before} by {after}: its origin was proved before and is not any more",
    hint: 'ask its author why; if you know the reason, add it again with `--accept provenance`',
    exit: 4,
  },
  BCCX_CHANGE_PUBLISHER: {
    message: "update: replacing '{package}' {before} by {after}: it was published by {old} and is now by {new}",
    hint: 'ask its author whether that is right; if you know it is, add it again with `--accept publisher`',
    exit: 4,
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
  BCCX_DEBUGINFOD: {
    message: 'debuginfod: fetching debug files: {cause}',
    hint: 'name servers in DEBUGINFOD_URLS (under sudo: sudo --preserve-env=DEBUGINFOD_URLS …) or in /etc/debuginfod/*.urls',
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
  BCCX_FROZEN_CHANGED: {
    message: "add: reproducing '{package}' {version}: {what}",
    hint: 'the registry does not give what the lock file was made from; do not install it before you know why',
    exit: 4,
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
  BCCX_LOCK_FILE: {
    message: "add: reading '{file}': {what}",
    hint: 'give a bccx-lock.json as bccx wrote it',
    exit: 4,
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
  BCCX_NEW: {
    message: "new: making '{name}': {cause}",
    hint: '{hint}',
    exit: 2,
  },
  BCCX_NOT_INSTALLED: {
    message: "store: looking for '{name}': it is not installed",
    hint: '`bccx list` shows what is',
    exit: 3,
  },
  BCCX_NPM: {
    message: 'npm: {doing}: {cause}',
    hint: 'what npm says is above or with --debug; `npm login` and `npm whoami` show who you are there',
    exit: 1,
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
  BCCX_OPTION_ORDER: {
    message: "bccx: running '{tool}': {flag} is more than {other}: nothing fits both",
    hint: 'exchange the two values',
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
  BCCX_PACKAGE_DEPENDENCY: {
    message: "package: reading '{package}': {what}",
    hint: 'a tool is data and depends on nothing at run time; its author must remove the field',
    exit: 4,
  },
  BCCX_PACKAGE_DEVICE: {
    message: "package: reading '{package}': {what}",
    hint: 'a package holds regular files only; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_DUPLICATE: {
    message: "package: reading '{package}': {what}",
    hint: 'the archive is made to deceive; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_ENTRY: {
    message: "package: reading '{package}': {what}",
    hint: 'no JavaScript of a tool is ever run; its author must remove it',
    exit: 4,
  },
  BCCX_PACKAGE_EXTRA: {
    message: "package: reading '{package}': file '{file}' is neither named in its manifest nor documentation",
    hint: 'its author must leave it out with `files` of package.json',
    exit: 4,
  },
  BCCX_PACKAGE_FORMAT: {
    message: "package: reading '{package}': {what}",
    hint: 'the archive is damaged; get it again from its publisher',
    exit: 4,
  },
  BCCX_PACKAGE_HOST: {
    message: "package: reading '{package}': {what}",
    hint: 'update bccx, or name an older version of the tool',
    exit: 3,
  },
  BCCX_PACKAGE_JSON: {
    message: "package: reading '{package}': line {line} of package.json: {what}",
    hint: 'its author must correct package.json; docs/manifest.md tells what a package holds',
    exit: 4,
  },
  BCCX_PACKAGE_LINK: {
    message: "package: reading '{package}': {what}",
    hint: 'a package holds regular files only; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_MISSING: {
    message: "package: reading '{package}': file '{file}', which {who} names, is not in it",
    hint: 'its author must build it and list it in `files` of package.json',
    exit: 4,
  },
  BCCX_PACKAGE_MODE: {
    message: "package: reading '{package}': {what}",
    hint: "a tool's files are read, never executed; do not use it",
    exit: 4,
  },
  BCCX_PACKAGE_NAME: {
    message: "package: reading '{package}': {what}",
    hint: 'the package is not the one that was asked for; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_NATIVE: {
    message: "package: reading '{package}': {what}",
    hint: 'a tool brings BPF and WASM and nothing that the machine itself runs; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_PATH: {
    message: "package: reading '{package}': {what}",
    hint: 'the archive is made to write outside its folder; do not use it',
    exit: 4,
  },
  BCCX_PACKAGE_SCRIPT: {
    message: "package: reading '{package}': {what}",
    hint: 'nothing of a tool is run when it is installed; its author must remove the script',
    exit: 4,
  },
  BCCX_PACKAGE_SIZE: {
    message: "package: reading '{package}': {what}",
    hint: 'no tool needs a package this large; do not use it',
    exit: 4,
  },
  BCCX_PACK_CHECK: {
    message: "pack: checking '{tool}': {errors} to mend, first {file}:{line}: {what}",
    hint: '`bccx check` tells each with its remedy',
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
  BCCX_PROVENANCE_INVALID: {
    message: "registry: verifying where '{package}' comes from: {what}",
    hint: 'the proof is false: do not install it, and tell its author',
    exit: 4,
  },
  BCCX_PROVENANCE_ROOT: {
    message: "registry: verifying where '{package}' comes from: the keys to verify it with cannot be had: {what}",
    hint: 'give a trusted root of Sigstore, in JSON, in the file that BCCX_TRUST_ROOT names',
    exit: 4,
  },
  BCCX_RECORD: {
    message: "record: recording '{tool}': {cause}",
    hint: 'record a shorter run or fewer processes',
    exit: 1,
  },
  BCCX_RECORDING_ABI: {
    message: "test: reading '{file}': it was recorded for WASM ABI {abi}, and this bccx has {host}",
    hint: 'record the run again with this bccx, or use the one that it was made with',
    exit: 3,
  },
  BCCX_RECORDING_FORMAT: {
    message: "test: reading '{file}': {what}",
    hint: 'the file is damaged or no recording; make it again with `bccx record`',
    exit: 4,
  },
  BCCX_REGISTRY_AUTH: {
    message: "registry: fetching '{package}': the registry refused ({status})",
    hint: 'log in with `npm login`, or check the token in .npmrc',
    exit: 1,
  },
  BCCX_REGISTRY_CONFIG: {
    message: 'registry: reading the npm configuration: {what}',
    hint: 'correct it; `npm config list` shows where a value comes from',
    exit: 2,
  },
  BCCX_REGISTRY_FAILED: {
    message: "registry: fetching '{package}': {what}",
    hint: 'try again; `npm ping` tells whether the registry answers',
    exit: 1,
  },
  BCCX_REGISTRY_INCOMPATIBLE: {
    message: "registry: choosing a version of '{package}': none of {count} fits: {what}",
    hint: 'update bccx, or name a version to see why it does not fit',
    exit: 3,
  },
  BCCX_REGISTRY_INTEGRITY: {
    message: "registry: fetching '{package}': the archive is not the one that its integrity names",
    hint: 'it was changed or damaged on the way; do not install it before you know why',
    exit: 4,
  },
  BCCX_REGISTRY_METADATA: {
    message: "registry: reading what the registry says about '{package}': {what}",
    hint: 'the registry is faulty or deceives; try another one',
    exit: 4,
  },
  BCCX_REGISTRY_NOT_FOUND: {
    message: "registry: fetching '{package}': the registry has no such package",
    hint: '{suggestion}',
    exit: 3,
  },
  BCCX_REGISTRY_NO_SEARCH: {
    message: 'registry: searching: this registry has no search',
    hint: "mirrors often have none; look for packages with the keyword bccx-plugin on the registry's website",
    exit: 3,
  },
  BCCX_REGISTRY_OFFLINE: {
    message: "registry: fetching '{package}': it is not in the cache, and npm is configured to stay offline",
    hint: "unset npm's `offline`, or install from a bundle: bccx add --offline FILE",
    exit: 3,
  },
  BCCX_REGISTRY_REDIRECT: {
    message: "registry: fetching '{package}': {what}",
    hint: 'a registry that sends one elsewhere without end, or to no registry, is faulty; try another one',
    exit: 4,
  },
  BCCX_REGISTRY_SLOW: {
    message: "registry: fetching '{package}': it did not come within {seconds} s",
    hint: 'try again; fetch-timeout of the npm configuration sets how long bccx waits',
    exit: 1,
  },
  BCCX_REGISTRY_TRUNCATED: {
    message: "registry: fetching '{package}': the archive ended early",
    hint: 'try again; if it repeats, the registry or a proxy is faulty',
    exit: 4,
  },
  BCCX_REGISTRY_VERSION: {
    message: "registry: choosing a version of '{package}': there is none for '{range}'",
    hint: 'there are: {versions}',
    exit: 3,
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
  BCCX_SIGNATURE_INVALID: {
    message: "registry: verifying the registry's signature of '{package}': {what}",
    hint: 'the archive or its description was changed: do not install it',
    exit: 4,
  },
  BCCX_STORE_BUSY: {
    message: "store: changing '{store}': another bccx has been changing it for {seconds} s",
    hint: 'wait for it to end, then try again',
    exit: 1,
  },
  BCCX_STORE_CHANGED: {
    message: "store: reading '{file}' of '{tool}': it is not what was installed",
    hint: 'someone or something changed it; `bccx verify` shows all such files, `bccx add` installs it again',
    exit: 4,
  },
  BCCX_STORE_DAMAGED: {
    message: "store: reading '{file}': {what}",
    hint: '`bccx verify` tells what can be kept; add the tools again',
    exit: 4,
  },
  BCCX_STORE_RACE: {
    message: "store: installing '{tool}': another bccx changed it meanwhile",
    hint: 'nothing was changed by this one; run it again',
    exit: 1,
  },
  BCCX_STORE_UNSAFE: {
    message: "store: using '{store}': {what}",
    hint: 'what root runs must belong to root alone: chown root:root and chmod go-w it and its folders, or let root add the tool again',
    exit: 4,
  },
  BCCX_STORE_WRITE: {
    message: "store: writing '{store}': {cause}",
    hint: 'nothing was changed; make room or use a place that can be written',
    exit: 1,
  },
  BCCX_SYMBOLS: {
    message: "doctor: looking at process '{pid}': {cause}",
    hint: 'check the number with ps; looking at processes of others takes root',
    exit: 3,
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
  BCCX_TEST_NONE: {
    message: "test: testing '{tool}': there is no such test in '{folder}'",
    hint: 'a test is a NAME.recording, which `bccx record` makes, or a NAME.test.sh',
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
