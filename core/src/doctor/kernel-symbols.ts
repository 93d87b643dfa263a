import { readFileSync } from 'node:fs';

/** What /proc/kallsyms shows to this process. */
export interface KernelSymbols {
  /** Addresses are shown: kernel frames get names. */
  readonly shown: boolean;
  /** Functions of the kernel and its modules; of BPF programs; modules that have any. */
  readonly functions: number;
  readonly programs: number;
  readonly modules: number;
  /** kernel.kptr_restrict; empty when it cannot be read. */
  readonly restrict: string;
  /** How addresses are shown where they are not. */
  readonly remedy: string;
}

const FUNCTION = /^([0-9a-f]+) [tTwW] \S+(?:\t\[(\S+)\])?$/gm;

/** Reads the kernel's list of symbols, as the modules of tools get it. */
export function kernelSymbols(): KernelSymbols {
  let functions = 0;
  let programs = 0;
  const modules = new Set<string>();
  for (const [, address = '', module] of read('/proc/kallsyms').matchAll(FUNCTION)) {
    if (/^0+$/.test(address)) continue;
    if (module === 'bpf') programs++;
    else functions++;
    // Of the kernel's own __builtin__ftrace and its like, none is a module.
    if (module !== undefined && module !== 'bpf' && !module.startsWith('__builtin__')) modules.add(module);
  }
  const restrict = read('/proc/sys/kernel/kptr_restrict').trim();
  return {
    shown: functions > 0,
    functions,
    programs,
    modules: modules.size,
    restrict,
    remedy: restrict === '2' ? 'sysctl kernel.kptr_restrict=1' : 'use sudo',
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
