import type { Facility } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Attach, Probe } from '../manifest/manifest.generated.ts';
import { nameOf } from './attach.ts';
import type { Session } from './open.ts';

/** An entry of the manifest's `attach` and those of its alternatives that may be tried, best first, all of one program. */
export interface ChosenProbes {
  readonly entry: Attach;
  readonly probes: readonly Probe[];
}

/** What the kernel must have for a kind of probe; undefined where only trying tells. */
const facilities: Partial<Record<Probe['type'], Facility>> = {
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
};

/**
 * Decides which alternative of each entry is taken and turns off every program that is not needed, so that a kernel never
 * sees a program it could not load. The kernel is only asked where it matters: when alternatives have different programs.
 *
 * @throws {BccxError} BCCX_KERNEL_FEATURE
 */
export async function chooseProbes(session: Session): Promise<ChosenProbes[]> {
  const { manifest, options, object, listener } = session;
  const chosen: ChosenProbes[] = [];
  for (const entry of manifest.attach) {
    if (!options.holds(entry.when)) continue;
    const probes = await usable(session, entry);
    if (probes.length > 0) chosen.push({ entry, probes });
    else if (entry.optional === true)
      listener.notice(`${nameOf(entry)} left out: ${lacking(entry)} not supported by this kernel`);
    else throw noAlternative(session, entry);
  }
  const needed = new Map(chosen.flatMap(({ probes }) => probes.map((probe) => [probe.program, probe])));
  for (const { name } of object.programs) object.setAutoload(name, needed.has(name));
  for (const [program, probe] of needed) {
    if (probe.type === 'tp-btf' && typeof probe.target === 'string') object.setAttachTarget(program, probe.target);
  }
  return chosen;
}

async function usable({ glue }: Session, { alternatives }: Attach): Promise<readonly Probe[]> {
  const programs = new Set(alternatives.map((probe) => probe.program));
  if (programs.size === 1) return alternatives;
  for (const probe of alternatives) {
    const facility = facilities[probe.type];
    if (facility !== undefined && !(await glue.probe(facility)).works) continue;
    return alternatives.slice(alternatives.indexOf(probe)).filter((other) => other.program === probe.program);
  }
  return [];
}

function lacking({ alternatives }: Attach): string {
  return [...new Set(alternatives.map((probe) => probe.type))].join(', ');
}

function noAlternative({ manifest }: Session, entry: Attach): BccxError {
  const need = `'${nameOf(entry)}' needs one of these; \`bccx doctor\` says how to get them`;
  return new BccxError('BCCX_KERNEL_FEATURE', { tool: manifest.name, feature: lacking(entry), need });
}
