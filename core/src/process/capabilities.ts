import { readFileSync } from 'node:fs';

/** Numbers from include/uapi/linux/capability.h. */
const numbers = {
  CAP_DAC_READ_SEARCH: 2,
  CAP_SYS_PTRACE: 19,
  CAP_SYS_ADMIN: 21,
  CAP_SYS_RESOURCE: 24,
  CAP_SYSLOG: 34,
  CAP_PERFMON: 38,
  CAP_BPF: 39,
  CAP_CHECKPOINT_RESTORE: 40,
} as const;

/** A capability that tracing may need. */
export type Capability = keyof typeof numbers;

/** What the process may do now: its effective capabilities, and whether they count for the whole machine. */
export class Capabilities {
  readonly #effective: bigint;
  /** False inside a user namespace, where capabilities do not reach BPF or perf. */
  readonly machineWide: boolean;

  constructor(effective: bigint, machineWide: boolean) {
    this.#effective = effective;
    this.machineWide = machineWide;
  }

  /** Of this process. */
  static current(): Capabilities {
    return Capabilities.parse(
      readFileSync('/proc/self/status', 'latin1'),
      readFileSync('/proc/self/uid_map', 'latin1'),
    );
  }

  /** From the texts of /proc/PID/status and /proc/PID/uid_map. */
  static parse(status: string, uidMap: string): Capabilities {
    const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
    return new Capabilities(BigInt(`0x${effective}`), /^\s*0\s+0\s+4294967295\s*$/.test(uidMap));
  }

  has(capability: Capability): boolean {
    return ((this.#effective >> BigInt(numbers[capability])) & 1n) === 1n;
  }

  /** CAP_BPF and CAP_PERFMON as far as they are missing; CAP_SYS_ADMIN stands for both. */
  missingForTracing(): Capability[] {
    if (this.machineWide && this.has('CAP_SYS_ADMIN')) return [];
    return (['CAP_BPF', 'CAP_PERFMON'] as const).filter((capability) => !this.machineWide || !this.has(capability));
  }
}
