import { type BpfProgram, GlueError, type Link } from '@bccx/libbpf-glue';
import type { Probe } from '../manifest/manifest.generated.ts';
import { returnProbe } from './choose-probes.ts';
import type { Session } from './open.ts';
import { kernelTargets } from './pattern-targets.ts';
import { PerfSampling } from './perf-sampling.ts';
import { attachUserProbe } from './user-probes.ts';

/** Something attached: detached by close, at the latest by the end of the process. */
export interface Attachment {
  /** At how many places; 1 when it does not say. */
  readonly places?: number;
  /** Runs what does not run by itself; called before each reading of the maps. */
  collect?(): void;
  /** Follows CPUs that come and go; called about once a second. */
  refresh?(): void;
  close(): void;
}

/** What stands on one entry of the manifest's `attach`, and by which kind of probe. */
export interface Attached {
  readonly type: Probe['type'];
  readonly attachments: readonly Attachment[];
}

/**
 * Attaches the first of these alternatives that can be.
 *
 * @throws {GlueError} of the last one; {BccxError} when the command line names what is not there
 */
export async function attachProbe(session: Session, probes: readonly Probe[]): Promise<Attached> {
  if (probes[0]?.type === 'perf-event')
    return { type: 'perf-event', attachments: [PerfSampling.start(session, probes)] };
  let failure: unknown;
  for (const probe of probes) {
    try {
      return { type: probe.type, attachments: await attachWithReturn(session, probe) };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Returns first: a return without its entry is told apart, an entry without its return is not. */
async function attachWithReturn(session: Session, probe: Probe): Promise<readonly Attachment[]> {
  const attached: Attachment[] = [];
  try {
    for (const each of [...returnProbe(probe), probe]) attached.push(...(await attachOne(session, each)));
    return attached;
  } catch (error) {
    for (const each of attached) each.close();
    throw error;
  }
}

async function attachOne(session: Session, probe: Probe): Promise<readonly Attachment[]> {
  const program = session.object.program(probe.program);
  switch (probe.type) {
    case 'tp-btf':
      return [program.attachTpBtf()];
    case 'fentry':
    case 'fexit':
      return [program.attachFentry()];
    case 'iterator': {
      const link = program.attachIterator();
      return [{ collect: () => link.run(), close: () => link.close() }];
    }
    case 'raw-tracepoint':
      return [program.attachRawTracepoint(String(session.options.resolve(probe.target)))];
    case 'tracepoint':
      return attachEach(kernelTargets(session, probe), (target) => attachTracepoint(program, target));
    case 'kprobe':
    case 'kretprobe':
      return attachEach(kernelTargets(session, probe), (name) =>
        program.attachKprobe({ function: name, return: probe.type === 'kretprobe' }),
      );
    case 'kprobe-multi':
    case 'kretprobe-multi':
      return attachFunctions(program, probe, kernelPlaces(session, probe));
    default:
      return attachUserProbe(session, program, probe);
  }
}

/** target: `category:event`. */
function attachTracepoint(program: BpfProgram, target: string): Link {
  const [category = '', name = ''] = target.split(':');
  return program.attachTracepoint({ category, name });
}

/** One probe for each target. Of several that a pattern matched, those that the kernel refuses are left out. */
function attachEach(targets: readonly string[], attach: (target: string) => Link): Attachment[] {
  const attached: Attachment[] = [];
  let failure: unknown;
  for (const target of targets) {
    try {
      attached.push(attach(target));
    } catch (error) {
      failure = error;
    }
  }
  if (attached.length === 0) throw failure;
  return attached;
}

/** A kernel function and the cookie that its probe passes on. */
interface KernelPlace {
  readonly name: string;
  readonly cookie: bigint;
}

function kernelPlaces(session: Session, probe: Probe): KernelPlace[] {
  const { options } = session;
  if (probe.targets === undefined) return kernelTargets(session, probe).map((name) => ({ name, cookie: 0n }));
  return probe.targets.map(({ symbol, cookie = 0 }) => ({
    name: String(options.resolve(symbol)),
    cookie: BigInt(cookie),
  }));
}

/**
 * One link for all functions. The kernel takes all or none, and does not say which it does not want: a half that is refused is
 * halved again until those are found, and left out.
 */
function attachFunctions(program: BpfProgram, probe: Probe, places: readonly KernelPlace[]): Attachment[] {
  try {
    const link = program.attachKprobeMulti({
      functions: places.map(({ name }) => name),
      cookies: places.map(({ cookie }) => cookie),
      return: probe.type === 'kretprobe-multi',
    });
    return [{ places: places.length, close: () => link.close() }];
  } catch (error) {
    const refused = error instanceof GlueError && ['ENOENT', 'ESRCH', 'EINVAL', 'EADDRNOTAVAIL'].includes(error.code);
    if (!refused || places.length === 1) throw error;
    const middle = places.length >> 1;
    const halves = [places.slice(0, middle), places.slice(middle)].flatMap((half) => attachHalf(program, probe, half));
    if (halves.length === 0) throw error;
    return halves;
  }
}

function attachHalf(program: BpfProgram, probe: Probe, half: readonly KernelPlace[]): Attachment[] {
  try {
    return attachFunctions(program, probe, half);
  } catch {
    return [];
  }
}
