import { BccxError } from '../errors/bccx-error.ts';
import { runProgram } from './program.ts';

/** One thing that building needs. */
interface Need {
  /** What it is for, as part of a sentence. */
  readonly purpose: string;
  /** Debian and Ubuntu package. */
  readonly package: string;
  /** Command with which it is tried; its first line of output is its version. */
  readonly command: string;
  readonly args: readonly string[];
  /** Variable of plugin.mk that names another command. */
  readonly variable?: string;
}

const make: Need = { purpose: 'runs the compilers', package: 'make', command: 'make', args: ['--version'] };

const bpf: readonly Need[] = [
  { purpose: 'compiles BPF programs', package: 'clang', command: 'clang', args: ['--version'], variable: 'CLANG' },
  {
    purpose: 'strips BPF objects',
    package: 'llvm',
    command: 'llvm-strip',
    args: ['--version'],
    variable: 'LLVM_STRIP',
  },
];

const wasm: readonly Need[] = [
  { purpose: 'compiles the WASM side', package: 'emscripten', command: 'emcc', args: ['--version'], variable: 'EMCC' },
];

/** A compiler that a build used. */
export interface ToolVersion {
  readonly command: string;
  readonly version: string;
}

/**
 * Looks for what building needs.
 *
 * @throws {BccxError} BCCX_BUILD_TOOLCHAIN with what is missing and how to get all of it
 */
export async function findToolchain(sides: { object: boolean; module: boolean }): Promise<readonly ToolVersion[]> {
  const needs = [make, ...(sides.object ? bpf : []), ...(sides.module ? wasm : [])];
  const tried = await Promise.all(needs.map(async (need) => ({ need, version: await versionOf(need) })));
  const missing = tried.filter(({ version }) => version === undefined).map(({ need }) => need);
  if (sides.object && !missing.some((need) => need.command === 'clang') && !(await hasLibbpfHeaders())) {
    missing.push({
      purpose: 'has the headers of BPF helpers',
      package: 'libbpf-dev',
      command: 'bpf/bpf_helpers.h',
      args: [],
    });
  }
  const [first] = missing;
  if (first !== undefined) {
    throw new BccxError('BCCX_BUILD_TOOLCHAIN', {
      missing: missing.map((need) => `'${commandOf(need)}', which ${need.purpose}`).join('; '),
      packages: missing.map((need) => need.package).join(' '),
    });
  }
  return tried.map(({ need, version = '' }) => ({ command: commandOf(need), version }));
}

function commandOf({ command, variable }: Need): string {
  return (variable === undefined ? undefined : process.env[variable]) || command;
}

async function versionOf(need: Need): Promise<string | undefined> {
  const [command = '', ...args] = commandOf(need).split(' ');
  const { code, stdout } = await runProgram(command, [...args, ...need.args]);
  return code === 0
    ? (stdout
        .split('\n')
        .find((line) => /\d/.test(line))
        ?.trim() ?? '')
    : undefined;
}

async function hasLibbpfHeaders(): Promise<boolean> {
  const given = process.env['LIBBPF_CFLAGS']?.split(' ') ?? (await pkgConfig());
  const [command = '', ...args] = (process.env['CLANG'] || 'clang').split(' ');
  const search = [...args, ...given, '-target', 'bpf', '-E', '-include', 'bpf/bpf_helpers.h', '-x', 'c', '/dev/null'];
  const { code } = await runProgram(command, search);
  return code === 0;
}

async function pkgConfig(): Promise<string[]> {
  const { code, stdout } = await runProgram('pkg-config', ['--cflags', 'libbpf']);
  return code === 0 ? stdout.split(/\s+/).filter((word) => word !== '') : [];
}
