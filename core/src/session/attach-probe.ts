import type { BpfProgram, Link } from '@bccx/libbpf-glue';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { Session } from './open.ts';
import { PerfSampling } from './perf-sampling.ts';
import { attachUserProbe } from './user-probes.ts';

/** Something attached: detached by close, at the latest by the end of the process. */
export interface Attachment {
  /** Follows CPUs that come and go; called about once a second. */
  refresh?(): void;
  close(): void;
}

/**
 * Attaches the first of these alternatives that can be.
 *
 * @throws {GlueError} of the last one
 */
export async function attachProbe(session: Session, probes: readonly Probe[]): Promise<readonly Attachment[]> {
  if (probes[0]?.type === 'perf-event') return [PerfSampling.start(session, probes)];
  let failure: unknown;
  for (const probe of probes) {
    try {
      return await attachOne(session, probe);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function attachOne(session: Session, probe: Probe): Promise<readonly Attachment[]> {
  const program = session.object.program(probe.program);
  const target = String(session.options.resolve(probe.target) ?? '');
  switch (probe.type) {
    case 'tp-btf':
      return [program.attachTpBtf()];
    case 'fentry':
    case 'fexit':
      return [program.attachFentry()];
    case 'raw-tracepoint':
      return [program.attachRawTracepoint(target)];
    case 'tracepoint':
      return [attachTracepoint(program, target)];
    case 'kprobe':
    case 'kretprobe':
      return [program.attachKprobe({ function: target, return: probe.type === 'kretprobe' })];
    case 'kprobe-multi':
    case 'kretprobe-multi':
      return [attachKernelFunctions(session, program, probe)];
    default:
      return attachUserProbe(session, program, probe);
  }
}

/** target: `category:event`. */
function attachTracepoint(program: BpfProgram, target: string): Link {
  const [category = '', name = ''] = target.split(':');
  return program.attachTracepoint({ category, name });
}

function attachKernelFunctions({ options }: Session, program: BpfProgram, { type, targets = [] }: Probe): Link {
  return program.attachKprobeMulti({
    functions: targets.map(({ symbol }) => String(options.resolve(symbol))),
    cookies: targets.map(({ cookie = 0 }) => BigInt(cookie)),
    return: type === 'kretprobe-multi',
  });
}
