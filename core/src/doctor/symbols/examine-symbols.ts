import { readFileSync } from 'node:fs';
import { readTaskStat } from '../../process/process-stat.ts';
import { kernelSymbols } from '../kernel-symbols.ts';
import { type MappedCode, type MappedCodeOfProcess, mappedCode } from './mapped-code.ts';
import { jitRemedy } from './runtime.ts';
import { hasLines, MOST, missing, named, Supplier } from './supplier.ts';

/** What names the frames of one mapped object, or of the kernel, and what would name more. */
export interface SymbolFinding {
  readonly object: string;
  /** Every function has a name, only those that it exports do, or none. */
  readonly names: 'all' | 'exported' | 'none';
  /** Inlined calls and source lines are shown. */
  readonly lines: boolean;
  /** Percent of the object's code that they are known of. */
  readonly described: number;
  /** Where names and lines come from; why there are none. */
  readonly found: string;
  /** What is missing and what supplies it; empty when nothing is. */
  readonly remedy: string;
  readonly buildId: string;
  readonly bits: number;
}

const NOTHING = { names: 'none', lines: false, described: 0, remedy: '', buildId: '', bits: 0 } as const;

/**
 * Explains, object by object, what a process's frames are named by; those of the kernel come last.
 *
 * @throws {BccxError} of the sandbox; Error when the process cannot be looked at
 */
export async function examineSymbols(pid: number): Promise<SymbolFinding[]> {
  const mapped = await mappedCode(pid);
  if (mapped.code.length === 0 && !isKernelThread(pid)) throw new Error(nothingMapped(pid));
  const supplier = new Supplier(pid, mapped.code);
  const findings = new Map<string, SymbolFinding>();
  for (const each of mapped.code) {
    if (each.kind === 'special') continue;
    const finding = each.kind === 'anonymous' ? anonymous(pid, each, mapped) : object(pid, each, { mapped, supplier });
    const key = `${finding.object} ${finding.buildId}`;
    if (!findings.has(key)) findings.set(key, finding);
  }
  return [...findings.values(), kernel()];
}

function object(
  pid: number,
  code: MappedCode,
  { mapped, supplier }: { mapped: MappedCodeOfProcess; supplier: Supplier },
): SymbolFinding {
  const { path, buildId, bits } = code;
  const base = { object: code.kind === 'vdso' ? '[vdso]' : path, buildId, bits };
  if (code.why !== 0) {
    const remedy = isJitDump(path) || isJitNamed(mapped) ? '' : jitRemedy(pid);
    return { ...NOTHING, ...base, found: whyText(code), remedy };
  }
  const lacking = missing(code);
  return {
    ...base,
    names: named(code),
    lines: hasLines(code),
    described: code.described,
    found: foundText(code),
    remedy: lacking.length === 0 ? '' : `for ${lacking.join(', ')}: ${supplier.of(code)}`,
  };
}

function foundText(code: MappedCode): string {
  const { symtab, dynsym, deleted, bits, kind } = code;
  const parts = [
    ...(bits === 32 ? ['32-bit'] : []),
    ...(deleted ? ['deleted, read through the mapping'] : []),
    ...(symtab > 0 ? [`.symtab (${symtab} symbols)`] : []),
    ...(symtab === 0 && dynsym > 0 ? [`.dynsym (${dynsym} entries)`] : []),
    ...debugText(code),
    ...linesText(code),
  ];
  if (parts.length === 0) return kind === 'vdso' ? 'no symbols' : 'stripped of all symbols';
  return parts.join(', ');
}

function debugText({ debug }: MappedCode): string[] {
  if (debug === 'none') return [];
  if (debug === 'of another build') return ['a debug file that belongs to another build and is not used'];
  return [debug === 'MiniDebugInfo' || debug === '.gopclntab' ? debug : `debug file by ${debug}`];
}

function linesText(code: MappedCode): string[] {
  const { lines, described } = code;
  if (lines === 'none') return [];
  if (lines === 'unreadable') return ['debug information that cannot be read'];
  if (!hasLines(code)) return [`DWARF ${lines}`];
  return [`DWARF in the ${lines}${described < MOST ? ` for ${described} % of its code` : ''}`];
}

function whyText({ deleted, path }: MappedCode): string {
  if (/^\/(memfd:|dev\/(shm|zero)|SYSV)/.test(path)) return 'memory of a program: no ELF file';
  if (isJitDump(path)) return 'jitdump: what the code is called that the program made at run time';
  return `cannot be read, or is no ELF file${deleted ? ' (deleted)' : ''}`;
}

/** As perf has it: jit-PID.dump. */
function isJitDump(path: string): boolean {
  return /\/jit-\d+\.dump$/.test(path);
}

function isJitNamed({ perfMap, jitDump }: MappedCodeOfProcess): boolean {
  return perfMap !== undefined || jitDump !== undefined;
}

function anonymous(pid: number, { path }: MappedCode, mapped: MappedCodeOfProcess): SymbolFinding {
  if (/^\[(stack|heap)/.test(path)) return { ...NOTHING, object: path, found: 'memory that could be executed' };
  const { perfMap, jitDump } = mapped;
  const parts = [
    ...(jitDump === undefined ? [] : [`jitdump (${jitDump} pieces)`]),
    ...(perfMap === undefined ? [] : [`perf map (${perfMap} functions)`]),
  ];
  const named = isJitNamed(mapped);
  return {
    ...NOTHING,
    object: '[anonymous]',
    names: named ? 'all' : 'none',
    found: named ? `code made at run time, ${parts.join(', ')}` : 'memory of no file, no perf map',
    remedy: named ? '' : jitRemedy(pid),
  };
}

function kernel(): SymbolFinding {
  const { shown, functions, programs, modules, restrict, remedy } = kernelSymbols();
  if (!shown) {
    const found = `/proc/kallsyms shows no addresses (kptr_restrict ${restrict || 'unknown'})`;
    return { ...NOTHING, object: '[kernel]', found, remedy: `for the names of kernel functions: ${remedy}` };
  }
  const found = `kallsyms (${functions} functions, ${modules} modules, ${programs} BPF programs)`;
  return { ...NOTHING, object: '[kernel]', names: 'all', found };
}

/** PF_KTHREAD of the kernel's linux/sched.h, in the flags of /proc/PID/stat. */
const KERNEL_THREAD = 0x200000;

function isKernelThread(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const flags = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[6]);
    return (flags & KERNEL_THREAD) !== 0;
  } catch {
    return false;
  }
}

function nothingMapped(pid: number): string {
  return readTaskStat(pid)?.state === 'Z' ? 'it has ended and maps nothing any more' : 'it maps no code';
}
