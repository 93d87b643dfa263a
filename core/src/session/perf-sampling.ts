import { readFileSync } from 'node:fs';
import { type BpfProgram, GlueError, type Link } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { Attachment } from './attach-probe.ts';
import type { Session } from './open.ts';

/** One kind of perf event, and how often it samples. */
interface Sampling {
  readonly event: NonNullable<Probe['event']>;
  readonly frequency?: number;
  readonly period?: number;
}

/** A perf event on each online CPU, all running one program. */
export class PerfSampling implements Attachment {
  readonly #program: BpfProgram;
  readonly #sampling: Sampling;
  readonly #onlineCpus: () => readonly number[];
  readonly #links = new Map<number, Link>();

  private constructor(program: BpfProgram, sampling: Sampling, onlineCpus: () => readonly number[]) {
    this.#program = program;
    this.#sampling = sampling;
    this.#onlineCpus = onlineCpus;
  }

  /** Samples with the first alternative that the machine has: a virtual machine often has no cycle counter. */
  static start({ object, glue, targets, options, manifest }: Session, probes: readonly Probe[]): PerfSampling {
    const cpus = () => (targets.cpu === undefined ? glue.onlineCpus() : [targets.cpu]);
    let missing: unknown;
    for (const probe of probes) {
      const sampling = samplingOf(probe, (value) => options.resolve(value));
      const attached = new PerfSampling(object.program(probe.program), sampling, cpus);
      try {
        attached.#attachMissing();
        return attached;
      } catch (error) {
        attached.close();
        if (!hasCode(error, 'ENOENT', 'EOPNOTSUPP', 'ENODEV')) throw rateError(manifest.name, sampling, error);
        missing = error;
      }
    }
    throw missing;
  }

  /** Takes up CPUs that came online; those that went take their event with them. */
  refresh(): void {
    const online = new Set(this.#onlineCpus());
    for (const [cpu, link] of this.#links) {
      if (online.has(cpu)) continue;
      this.#links.delete(cpu);
      link.close();
    }
    if (online.size > this.#links.size) this.#attachMissing();
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #attachMissing(): void {
    let offline: unknown;
    for (const cpu of this.#onlineCpus()) {
      if (this.#links.has(cpu)) continue;
      try {
        this.#links.set(cpu, this.#program.attachPerfEvent({ ...this.#sampling, cpu }));
      } catch (error) {
        // It went offline between the list and here.
        if (!hasCode(error, 'ENODEV')) throw error;
        offline = error;
      }
    }
    if (this.#links.size === 0) throw offline;
  }
}

function samplingOf(probe: Probe, resolve: (value: Probe['period']) => unknown): Sampling {
  const event = probe.event ?? 'cpu-clock';
  const period = resolve(probe.period);
  if (typeof period === 'bigint') return { event, period: Number(period) };
  return { event, frequency: Number(resolve(probe.frequency)) };
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof GlueError && codes.includes(error.code);
}

/** The kernel answers a rate above its limit with EINVAL and nothing more. */
function rateError(tool: string, { frequency }: Sampling, error: unknown): unknown {
  if (frequency === undefined || !hasCode(error, 'EINVAL')) return error;
  const limit = Number(readFileSync('/proc/sys/kernel/perf_event_max_sample_rate', 'latin1'));
  return frequency > limit ? new BccxError('BCCX_SAMPLE_RATE', { tool, frequency, limit }, { cause: error }) : error;
}
