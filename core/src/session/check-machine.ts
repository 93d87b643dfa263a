import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { Capabilities } from '../process/capabilities.ts';
import { sudoCommand } from './sudo-command.ts';

/**
 * Refuses before anything is loaded when this user or this kernel cannot run the tool at all.
 *
 * @throws {BccxError} BCCX_PRIVILEGE, BCCX_LOCKDOWN, BCCX_KERNEL_TOO_OLD, BCCX_KERNEL_FEATURE
 */
export function checkMachine(manifest: Manifest, words: readonly string[]): void {
  const tool = manifest.name;
  const capabilities = Capabilities.current();
  const missing = capabilities.missingForTracing();
  if (missing.length > 0) {
    const where = capabilities.machineWide ? '' : ' outside the user namespace';
    const command = sudoCommand(words);
    throw new BccxError('BCCX_PRIVILEGE', { tool, capabilities: `${missing.join(' and ')}${where}`, command });
  }
  if (lockdownMode() === 'confidentiality') throw new BccxError('BCCX_LOCKDOWN', { tool });
  const { min, features = [] } = manifest.kernel ?? {};
  if (min !== undefined && isOlder(release(), min)) {
    throw new BccxError('BCCX_KERNEL_TOO_OLD', { tool, release: release(), min });
  }
  if (features.includes('btf') && !existsSync('/sys/kernel/btf/vmlinux')) {
    const need = 'needs /sys/kernel/btf/vmlinux: Linux 5.2 or newer, built with CONFIG_DEBUG_INFO_BTF';
    throw new BccxError('BCCX_KERNEL_FEATURE', { tool, feature: 'BTF', need });
  }
  if (features.includes('perf-event') && !existsSync('/proc/sys/kernel/perf_event_paranoid')) {
    throw new BccxError('BCCX_KERNEL_FEATURE', {
      tool,
      feature: 'perf events',
      need: 'needs a kernel with CONFIG_PERF_EVENTS',
    });
  }
}

/** The kernel's lockdown mode, or undefined when it has none or does not say. */
export function lockdownMode(): string | undefined {
  try {
    return /\[(\w+)\]/.exec(readFileSync('/sys/kernel/security/lockdown', 'latin1'))?.[1];
  } catch {
    return undefined;
  }
}

/** Compares the first two numbers of a kernel release. */
export function isOlder(release: string, min: string): boolean {
  const [major = 0, minor = 0] = release.split(/[.-]/).map(Number);
  const [minMajor = 0, minMinor = 0] = min.split('.').map(Number);
  return major < minMajor || (major === minMajor && minor < minMinor);
}
