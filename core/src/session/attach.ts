import { BccxError } from '../errors/bccx-error.ts';
import type { Attach } from '../manifest/manifest.generated.ts';
import type { ChosenProbes } from './choose-probes.ts';
import type { Closers } from './closers.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';
import { PerfSampling } from './perf-sampling.ts';

/** Something attached: detached by close, at the latest by the end of the process. */
export interface Attachment {
  /** Follows CPUs that come and go; called about once a second. */
  refresh?(): void;
  close(): void;
}

/** What a run has attached. */
export class Attachments {
  readonly #attached: Attachment[];

  constructor(attached: Attachment[]) {
    this.#attached = attached;
  }

  refresh(): void {
    for (const each of this.#attached) each.refresh?.();
  }

  /** Detaches everything; nothing is counted from then on. */
  detach(): void {
    for (let each = this.#attached.pop(); each !== undefined; each = this.#attached.pop()) each.close();
  }
}

/**
 * Attaches each chosen probe.
 *
 * @throws {BccxError} BCCX_ATTACH, BCCX_SAMPLE_RATE
 */
export function attach(session: Session, chosen: readonly ChosenProbes[], closers: Closers): Attachments {
  const attached: Attachment[] = [];
  const attachments = new Attachments(attached);
  closers.add(() => attachments.detach());
  for (const { entry, probes } of chosen) {
    const [first] = probes;
    if (first === undefined) continue;
    try {
      attached.push(attachEntry(session, probes));
    } catch (error) {
      if (entry.optional === true && !(error instanceof BccxError)) {
        session.listener.notice(`${nameOf(entry)} left out: ${glueCause(error)}`);
      } else throw attachError(session, entry, error);
    }
  }
  return attachments;
}

/** How messages name an entry of the manifest's `attach`. */
export function nameOf(entry: Attach): string {
  const [first] = entry.alternatives;
  return entry.name ?? `${first?.type} ${first?.program}`;
}

function attachEntry(session: Session, probes: ChosenProbes['probes']): Attachment {
  const [first] = probes;
  if (first?.type === 'perf-event') return PerfSampling.start(session, probes);
  if (first?.type === 'tp-btf') return session.object.program(first.program).attachTpBtf();
  throw new Error(`this version cannot attach a ${first?.type} probe`);
}

function attachError({ manifest }: Session, entry: Attach, error: unknown): BccxError {
  if (error instanceof BccxError) return error;
  return new BccxError(
    'BCCX_ATTACH',
    { attach: nameOf(entry), tool: manifest.name, cause: glueCause(error) },
    { cause: error },
  );
}
