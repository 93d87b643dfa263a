import { fitsPattern } from '../manifest/pattern.ts';
import { type ChosenProbes, facilities, type ProbeType } from './choose-probes.ts';
import type { Session } from './open.ts';

/** Kinds that many kernels are built without and that cost well under a millisecond to ask for. */
const doubtful: readonly ProbeType[] = ['kprobe', 'kretprobe', 'kprobe-multi', 'kretprobe-multi'];

/**
 * Kinds of probes that this kernel lacks. Asking for a kind can take 0.1 s, so most are only asked for after something
 * failed (`learn`); the doubtful ones that would be taken first are asked for before anything is loaded.
 */
export class MissingProbes {
  readonly types = new Set<ProbeType>();
  readonly #asked = new Map<string, Promise<boolean>>();

  /** Asks for the doubtful kinds among the first choices. */
  async look({ manifest, options, glue }: Session): Promise<void> {
    const wanted = manifest.attach
      .filter((entry) => options.holds(entry.when))
      .flatMap((entry) => entry.alternatives.filter((probe) => fitsPattern(probe, manifest, options)));
    await this.#ask(
      glue,
      doubtful.filter((type) => wanted.some((probe) => probe.type === type)),
    );
  }

  /** After loading or attaching failed: asks for every kind that was taken. True when one of them turned out missing. */
  async learn({ glue }: Session, chosen: readonly ChosenProbes[]): Promise<boolean> {
    const before = this.types.size;
    await this.#ask(glue, [...new Set(chosen.flatMap(({ probes }) => probes.map((probe) => probe.type)))]);
    return this.types.size > before;
  }

  async #ask(glue: Session['glue'], types: readonly ProbeType[]): Promise<void> {
    await Promise.all(
      types.map(async (type) => {
        const facility = facilities[type];
        if (facility === undefined) return;
        const works = this.#asked.get(facility) ?? glue.probe(facility).then((probed) => probed.works);
        this.#asked.set(facility, works);
        if (!(await works)) this.types.add(type);
      }),
    );
  }
}
