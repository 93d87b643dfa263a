import { BccxError } from '../errors/bccx-error.ts';
import { type Attachment, attachProbe } from './attach-probe.ts';
import { type ChosenProbes, nameOf } from './choose-probes.ts';
import type { Closers } from './closers.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';

/** What a run has attached. */
export class Attachments {
  readonly #attached: Attachment[] = [];

  add(attachment: Attachment): void {
    this.#attached.push(attachment);
  }

  /** At how many places probes stand. */
  get places(): number {
    return this.#attached.reduce((sum, { places = 1 }) => sum + places, 0);
  }

  /** Follows CPUs that come and go. */
  refresh(): void {
    for (const each of this.#attached) each.refresh?.();
  }

  /** Detaches everything; nothing is counted from then on. */
  detach(): void {
    for (let each = this.#attached.pop(); each !== undefined; each = this.#attached.pop()) each.close();
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
  closers.add(() => attachments.detach());
  for (const { entry, probes } of chosen) {
    try {
      for (const each of await attachProbe(session, probes)) attachments.add(each);
    } catch (error) {
      if (entry.optional === true) {
        session.listener.notice(`${nameOf(entry)} left out: ${glueCause(error)}`);
        continue;
      }
      attachments.detach();
      if (error instanceof BccxError) throw error;
      throw new BccxError(
        'BCCX_ATTACH',
        { attach: nameOf(entry), tool: session.manifest.name, cause: glueCause(error) },
        { cause: error },
      );
    }
  }
  return attachments;
}
