import { BccxError } from '../errors/bccx-error.ts';
import type { Stream } from '../manifest/manifest.generated.ts';
import { glueCause } from './glue-failure.ts';
import type { Losses } from './losses.ts';
import type { Session } from './open.ts';
import type { Turn } from './trace-request.ts';

/** Bytes that one call of the glue fills. */
const batchBytes = 1 << 20;

/**
 * Moves what the maps hold to the sandbox, a batch a call, streams in the manifest's order. No record is looked at here.
 *
 * @throws {BccxError} BCCX_DRAIN
 */
export async function drain(session: Session, turn: Turn, losses: Losses): Promise<void> {
  const { manifest, sandbox } = session;
  await session.moduleReady;
  losses.read();
  const buffer = new Uint8Array(batchBytes);
  for (const [index, stream] of manifest.data.entries()) {
    if (!turn.final && stream.drain !== 'interval') continue;
    let lost = losses.ofStream(stream);
    for (const batch of batches(session, stream, turn, buffer)) {
      await sandbox?.consume(index, batch.records, batch.count, lost);
      lost = 0n;
    }
    if (lost > 0n) await sandbox?.consume(index, new Uint8Array(0), 0, lost);
  }
}

interface Batch {
  readonly records: Uint8Array;
  readonly count: number;
}

function* batches({ object, manifest }: Session, stream: Stream, turn: Turn, buffer: Uint8Array): Generator<Batch> {
  const remove = stream.clear === true && !turn.final;
  try {
    const map = object.map(stream.map);
    for (let done = false; !done; ) {
      const part = map.drain(buffer, { delete: remove });
      if (part.count > 0) yield { records: buffer.subarray(0, part.bytes), count: part.count };
      done = part.done;
    }
  } catch (error) {
    throw new BccxError(
      'BCCX_DRAIN',
      { stream: stream.name, tool: manifest.name, cause: glueCause(error) },
      { cause: error },
    );
  }
}
