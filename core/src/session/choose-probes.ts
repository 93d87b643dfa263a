import type { AttachMode, Facility } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Attach, Probe } from '../manifest/manifest.generated.ts';
import { fitsPattern } from '../manifest/pattern.ts';
import type { Session } from './open.ts';

/** A kind of probe. */
export type ProbeType = Probe['type'];

/** An entry of the manifest's `attach` and those of its alternatives that may be tried without loading anew, best first. */
export interface ChosenProbes {
  readonly entry: Attach;
  readonly probes: readonly Probe[];
}

/** What the kernel must have for a kind of probe. */
export const facilities: Readonly<Record<ProbeType, Facility | undefined>> = {
  'perf-event': 'perf-event',
  'tp-btf': 'tp-btf',
  'raw-tracepoint': 'raw-tracepoint',
  tracepoint: 'tracepoint',
  kprobe: 'kprobe',
  kretprobe: 'kprobe',
  'kprobe-multi': 'kprobe-multi',
  'kretprobe-multi': 'kprobe-multi',
  fentry: 'fentry',
  fexit: 'fentry',
  uprobe: 'uprobe',
  uretprobe: 'uprobe',
  'uprobe-multi': 'uprobe-multi',
  'uretprobe-multi': 'uprobe-multi',
  'uprobe-session': 'uprobe-session',
  usdt: 'uprobe',
  iterator: undefined,
};

/** Kinds whose programs the kernel must know before load to be attached by one link to many places. */
const modes: Partial<Record<ProbeType, AttachMode>> = {
  'kprobe-multi': 'kprobe-multi',
  'kretprobe-multi': 'kprobe-multi',
  'uprobe-multi': 'uprobe-multi',
  'uretprobe-multi': 'uprobe-multi',
  'uprobe-session': 'uprobe-session',
};

/**
 * Decides which alternative of each entry is taken, the first whose kind of probe is not known to be missing, and turns off
 * every program that is not needed, so that a kernel never sees a program that it could not load.
 *
 * missing: kinds of probes that this kernel was found not to have.
 *
 * @throws {BccxError} BCCX_KERNEL_FEATURE
 */
export function chooseProbes(session: Session, missing: ReadonlySet<ProbeType>): ChosenProbes[] {
  const { manifest, options, object, listener } = session;
  const chosen: ChosenProbes[] = [];
  for (const entry of manifest.attach) {
    if (!options.holds(entry.when)) continue;
    const fitting = entry.alternatives.filter((probe) => fitsPattern(probe, manifest, options));
    if (fitting.length === 0 && manifest.attach.length > 1) continue;
    const probes = firstUsable(fitting, missing);
    if (probes.length > 0) chosen.push({ entry, probes });
    else if (entry.optional === true)
      listener.notice(`${nameOf(entry)} left out: ${typesOf(fitting)} not supported by this kernel`);
    else throw noAlternative(session, entry, fitting);
  }
  const needed = new Map(
    chosen.flatMap(({ probes }) =>
      probes.flatMap((probe) => [probe, ...returnProbe(probe)]).map((probe) => [probe.program, probe]),
    ),
  );
  for (const { name } of object.programs) object.setAutoload(name, needed.has(name));
  for (const [program, probe] of needed) {
    const mode = modes[probe.type];
    if (mode !== undefined) object.setAttachMode(program, mode);
    const target = targetBeforeLoad(probe);
    if (target !== undefined) object.setAttachTarget(program, target);
  }
  return chosen;
}

/** The probe at the return of the functions that a probe stands on; none without `returns`. */
export function returnProbe({ returns, ...probe }: Probe): Probe[] {
  if (returns === undefined) return [];
  const type = probe.type === 'uprobe-multi' ? 'uretprobe-multi' : 'uretprobe';
  const targets = probe.targets?.filter(({ return: wanted }) => wanted !== false);
  return [{ ...probe, type, program: returns, ...(targets === undefined ? {} : { targets }) }];
}

/** How messages name an entry of the manifest's `attach`. */
export function nameOf(entry: Attach): string {
  const [first] = entry.alternatives;
  return entry.name ?? `${first?.type} ${first?.program}`;
}

/** Alternatives that need the same program, loaded the same way: between them the choice can wait until they are attached. */
function firstUsable(probes: readonly Probe[], missing: ReadonlySet<ProbeType>): readonly Probe[] {
  const usable = probes.filter((probe) => !missing.has(probe.type));
  const [first] = usable;
  if (first === undefined) return [];
  return usable.filter((probe) => loadKey(probe) === loadKey(first));
}

function loadKey(probe: Probe): string {
  return [probe.program, probe.returns ?? '', modes[probe.type] ?? '', targetBeforeLoad(probe) ?? ''].join('\0');
}

function targetBeforeLoad({ type, target }: Probe): string | undefined {
  const early = type === 'tp-btf' || type === 'fentry' || type === 'fexit' || type === 'iterator';
  return early && typeof target === 'string' ? target : undefined;
}

function typesOf(probes: readonly Probe[]): string {
  return [...new Set(probes.map((probe) => probe.type))].join(', ');
}

function noAlternative({ manifest }: Session, entry: Attach, probes: readonly Probe[]): BccxError {
  const need = `'${nameOf(entry)}' needs one of these; \`bccx doctor\` says how to get them`;
  return new BccxError('BCCX_KERNEL_FEATURE', {
    tool: manifest.name,
    feature: typesOf(probes.length > 0 ? probes : entry.alternatives),
    need,
  });
}
