import { GlueError } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import { type Attached, type Attachment, attachProbe } from './attach-probe.ts';
import { type ChosenProbes, nameOf } from './choose-probes.ts';
import type { Closers } from './closers.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';

/** What a run has attached. */
export class Attachments {
  readonly #attached: Attachment[] = [];
  /** Kinds of probes that were taken. */
  readonly types = new Set<Attached['type']>();
  /** At how many places probes stand or stood. */
  places = 0;
  /** Milliseconds that attaching took, from the search for the places on; and detaching, once it is done. */
  attachMs = 0;
  detachMs = 0;

  add({ type, attachments }: Attached): void {
    this.types.add(type);
    for (const each of attachments) {
      this.#attached.push(each);
      this.places += each.places ?? 1;
    }
  }

  /** Follows CPUs that come and go. */
  refresh(): void {
    for (const each of this.#attached) each.refresh?.();
  }

  /**
   * Runs iterators, so that the maps have what they find.
   *
   * @throws {BccxError} BCCX_DRAIN
   */
  collect(tool: string): void {
    try {
      for (const each of this.#attached) each.collect?.();
    } catch (error) {
      throw new BccxError('BCCX_DRAIN', { stream: 'iterator', tool, cause: glueCause(error) }, { cause: error });
    }
  }

  /** Detaches everything; nothing is counted from then on. */
  detach(): void {
    const start = performance.now();
    const any = this.#attached.length > 0;
    for (let each = this.#attached.pop(); each !== undefined; each = this.#attached.pop()) each.close();
    if (any) this.detachMs = performance.now() - start;
  }
}

/**
 * Attaches each chosen probe: of several alternatives the first that can be. When one fails, all are detached.
 *
 * @throws {BccxError} BCCX_ATTACH, BCCX_SAMPLE_RATE
 */
export async function attach(
  session: Session,
  chosen: readonly ChosenProbes[],
  closers: Closers,
): Promise<Attachments> {
  const attachments = new Attachments();
  const start = performance.now();
  closers.add(() => attachments.detach());
  for (const { entry, probes } of chosen) {
    try {
      attachments.add(await attachProbe(session, probes));
    } catch (error) {
      if (entry.optional === true) {
        session.listener.notice(`${nameOf(entry)} left out: ${glueCause(error)}`);
        continue;
      }
      attachments.detach();
      if (error instanceof BccxError) throw error;
      throw new BccxError(
        'BCCX_ATTACH',
        { attach: nameOf(entry), tool: session.manifest.name, cause: glueCause(error) + sharedPlace(error, probes) },
        { cause: error },
      );
    }
  }
  attachments.attachMs = performance.now() - start;
  return attachments;
}

/**
 * The kernel lets tracers share a place in a file only when they name the same semaphore for it; BCC's name one that is none
 * (seen in 0.37), and nobody else can then use the place.
 */
function sharedPlace(error: unknown, probes: readonly { readonly type: string }[]): string {
  const user = probes.some(({ type }) => type.startsWith('u'));
  if (!user || !(error instanceof GlueError) || error.code !== 'EINVAL') return '';
  return "; another tracer, such as one of BCC's, may keep the place for itself (dmesg: 'ref_ctr_offset mismatch')";
}
