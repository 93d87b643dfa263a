import type { BpfProgram } from '@bccx/libbpf-glue';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { Attachment } from './attach-probe.ts';
import type { Session } from './open.ts';

/** Attaches a probe of a user function. */
export async function attachUserProbe(
  _session: Session,
  _program: BpfProgram,
  probe: Probe,
): Promise<readonly Attachment[]> {
  throw new Error(`this version cannot attach a ${probe.type} probe`);
}
