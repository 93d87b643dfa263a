import { existsSync } from 'node:fs';
import { release } from 'node:os';
import type { Capabilities, Capability } from '../process/capabilities.ts';
import { lockdownMode } from '../session/check-machine.ts';
import type { Finding } from './examine.ts';
import { kernelSymbols } from './kernel-symbols.ts';

/** What files say: kernel, node, privilege, lockdown, BTF, symbols. */
export function kernelFindings(capabilities: Capabilities): Finding[] {
  return [kernel(), node(), tracing(capabilities), ...reading(capabilities), lockdown(), btf(), kallsyms()];
}

function kernel(): Finding {
  return {
    name: 'kernel',
    works: true,
    required: true,
    detail: `${release()} ${process.arch}`,
    enables: 'tools name the release they need',
    remedy: '',
  };
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return {
    name: 'node',
    works: major > 20 || (major === 20 && minor >= 19),
    required: true,
    detail: process.versions.node,
    enables: 'runs bccx and the modules of tools',
    remedy: 'install node 20.19 or newer',
  };
}

function tracing(capabilities: Capabilities): Finding {
  const missing = capabilities.missingForTracing();
  const where = capabilities.machineWide ? '' : ', inside a user namespace';
  return {
    name: 'privilege',
    works: missing.length === 0,
    required: true,
    detail: missing.length === 0 ? '' : `missing ${missing.join(', ')}${where}`,
    enables: 'loading and attaching BPF programs',
    remedy: 'use sudo',
  };
}

const readers: readonly (readonly [Capability, string])[] = [
  ['CAP_SYS_PTRACE', "symbols of other users' processes"],
  ['CAP_SYSLOG', 'kernel symbols where kptr_restrict is 1'],
];

function reading(capabilities: Capabilities): Finding[] {
  return readers.map(([capability, enables]) => ({
    name: capability.toLowerCase().replace('cap_', '').replaceAll('_', '-'),
    works: capabilities.has(capability),
    required: false,
    detail: capability,
    enables,
    remedy: 'use sudo',
  }));
}

function lockdown(): Finding {
  const mode = lockdownMode();
  return {
    name: 'lockdown',
    works: mode !== 'confidentiality',
    required: true,
    detail: mode === undefined ? 'not shown by this kernel' : `mode ${mode}`,
    enables: 'BPF reads kernel memory',
    remedy: 'boot with lockdown=integrity or without',
  };
}

function btf(): Finding {
  return {
    name: 'btf',
    works: existsSync('/sys/kernel/btf/vmlinux'),
    required: true,
    detail: '',
    enables: 'tools that were compiled once fit this kernel',
    remedy: 'needs a kernel built with CONFIG_DEBUG_INFO_BTF',
  };
}

function kallsyms(): Finding {
  const { shown, restrict, remedy } = kernelSymbols();
  return {
    name: 'kallsyms',
    works: shown,
    required: false,
    detail: `kptr_restrict ${restrict || 'unknown'}`,
    enables: 'names of kernel functions',
    remedy,
  };
}
