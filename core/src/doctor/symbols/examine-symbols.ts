import { readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type MappedCode, mappedCode } from './mapped-code.ts';
import { debugPackageOf } from './package-of.ts';

/** What names the frames of one mapped object, and what would name more. */
export interface SymbolFinding {
  readonly object: string;
  /** Every function has a name, only those that it exports do, or none. */
  readonly names: 'all' | 'exported' | 'none';
  /** Inlined calls and source lines are shown. */
  readonly lines: boolean;
  /** Where names and lines come from; why there are none. */
  readonly found: string;
  /** What is missing and what supplies it; empty when nothing is. */
  readonly remedy: string;
  readonly buildId: string;
  readonly bits: number;
}

/**
 * Explains, object by object, what a process's frames are named by.
 *
 * @throws {BccxError} of the sandbox; Error when the process cannot be looked at
 */
export async function examineSymbols(pid: number): Promise<SymbolFinding[]> {
  const { code, perfMap, jitDump } = await mappedCode(pid);
  const target = { pid, perfMap, jitDump, ownRoot: !sharesRoot(pid), runtime: runtimeOf(pid) };
  const findings = new Map<string, SymbolFinding>();
  for (const each of code) {
    if (each.kind === 'special') continue;
    const finding = each.kind === 'anonymous' ? anonymous(target) : object(each, target);
    const key = `${finding.object} ${finding.buildId}`;
    if (!findings.has(key)) findings.set(key, finding);
  }
  return [...findings.values()];
}

interface Target {
  readonly pid: number;
  readonly perfMap: number | undefined;
  readonly jitDump: number | undefined;
  /** It sees other files than bccx does, as in a container. */
  readonly ownRoot: boolean;
  /** File name of the program. */
  readonly runtime: string;
}

function object(code: MappedCode, target: Target): SymbolFinding {
  const { path, buildId, bits, lines } = code;
  const base = { object: code.kind === 'vdso' ? '[vdso]' : path, buildId, bits };
  if (code.why !== 0) {
    return {
      ...base,
      names: 'none',
      lines: false,
      found: whyText(code),
      remedy: isJitDump(path) || isJitNamed(target) ? '' : jitRemedy(target),
    };
  }
  const names =
    code.symtab > 0 || code.debug !== 'none' || code.kind === 'vdso' ? 'all' : code.dynsym > 0 ? 'exported' : 'none';
  const hasLines = lines === 'file' || lines === 'debug file';
  const missing = [
    ...(names === 'all' ? [] : ['the symbols of its own functions']),
    ...(hasLines || code.kind === 'vdso' ? [] : ['inlined calls and lines']),
  ];
  const remedy = missing.length === 0 ? '' : `for ${missing.join(', ')}: ${supplier(code, target)}`;
  return { ...base, names, lines: hasLines, found: foundText(code), remedy };
}

function foundText({ symtab, dynsym, debug, lines, deleted, bits, kind }: MappedCode): string {
  const parts = [
    ...(bits === 32 ? ['32-bit'] : []),
    ...(deleted ? ['deleted, read through the mapping'] : []),
    ...(symtab > 0 ? [`.symtab (${symtab} symbols)`] : []),
    ...(symtab === 0 && dynsym > 0 ? [`.dynsym (${dynsym} entries)`] : []),
    ...(debug === 'none' ? [] : [debug === 'MiniDebugInfo' ? debug : `debug file by ${debug}`]),
    ...(lines === 'none'
      ? []
      : lines === 'unreadable'
        ? ['debug information that cannot be read']
        : [`DWARF in the ${lines}`]),
  ];
  if (parts.length === 0) return kind === 'vdso' ? 'no symbols' : 'stripped of all symbols';
  return parts.join(', ');
}

function whyText({ deleted, path }: MappedCode): string {
  if (/^\/(memfd:|dev\/(shm|zero)|SYSV)/.test(path)) return 'memory of a program: no ELF file';
  if (isJitDump(path)) return 'jitdump: what the code is called that the program made at run time';
  return `cannot be read, or is no ELF file${deleted ? ' (deleted)' : ''}`;
}

function supplier({ path, buildId, deleted, linked, lines }: MappedCode, { pid, ownRoot }: Target): string {
  if (lines === 'unreadable') return 'its debug information is damaged or compressed in a way that is not read here';
  if (!deleted && !ownRoot) {
    const found = debugPackageOf(path);
    if (found !== undefined) return found.install;
  }
  const root = ownRoot ? `/proc/${pid}/root` : '';
  if (buildId !== '') {
    const file = `${root}/usr/lib/debug/.build-id/${buildId.slice(0, 2)}/${buildId.slice(2)}.debug`;
    return `its debug file, as ${file}${linked ? ', or beside it as its .gnu_debuglink says' : ''}; or --debuginfod, if a server has it; or a build with -g that is not stripped`;
  }
  return 'a build with -g that is not stripped; it has no build id (-Wl,--build-id)';
}

/** As perf has it: jit-PID.dump. */
function isJitDump(path: string): boolean {
  return /\/jit-\d+\.dump$/.test(path);
}

function isJitNamed({ perfMap, jitDump }: Target): boolean {
  return perfMap !== undefined || jitDump !== undefined;
}

function anonymous(target: Target): SymbolFinding {
  const { perfMap, jitDump } = target;
  const parts = [
    ...(jitDump === undefined ? [] : [`jitdump (${jitDump} pieces)`]),
    ...(perfMap === undefined ? [] : [`perf map (${perfMap} functions)`]),
  ];
  const named = isJitNamed(target);
  return {
    object: '[anonymous]',
    names: named ? 'all' : 'none',
    lines: false,
    found: `code made at run time, ${named ? parts.join(', ') : 'no perf map'}`,
    remedy: named ? '' : jitRemedy(target),
    buildId: '',
    bits: 0,
  };
}

/** By the name of the program: how it is made to say what it compiles. */
function jitRemedy({ pid, runtime }: Target): string {
  if (/^node/.test(runtime)) return 'start node with --perf-basic-prof --interpreted-frames-native-stack';
  if (runtime === 'java')
    return `start java with -XX:+PreserveFramePointer; then, at any time: jcmd ${pid} Compiler.perfmap`;
  if (/^python3/.test(runtime)) return 'start python (3.12 and newer) with -X perf';
  if (/^(dotnet|mono)/.test(runtime)) return 'start it with DOTNET_PerfMapEnabled=1 in its environment';
  return 'if it compiles code at run time, have it write /tmp/perf-PID.map';
}

function sharesRoot(pid: number): boolean {
  const [theirs, ours] = [`/proc/${pid}/root/.`, '/'].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  );
  return theirs !== undefined && theirs.dev === ours?.dev && theirs.ino === ours.ino;
}

function runtimeOf(pid: number): string {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
  } catch {
    return '';
  }
}
