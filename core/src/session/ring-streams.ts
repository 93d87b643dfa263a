import type { RingBuffer } from '@bccx/libbpf-glue';
import type { Closers } from './closers.ts';
import type { Losses } from './losses.ts';
import type { Session } from './open.ts';

/** Bytes that one call of the glue fills. */
const batchBytes = 1 << 18;

/** Ring buffers whose records go to the module, or to the listener as events, as they come. */
export class RingStreams {
  readonly #session: Session;
  readonly #rings: { index: number; ring: RingBuffer }[] = [];
  readonly #buffer = new Uint8Array(batchBytes);
  #failure: unknown;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** Begins to read; onFailure: reading or the module failed, and `flush` will say how. */
  static start(session: Session, closers: Closers, onFailure: () => void): RingStreams {
    const streams = new RingStreams(session);
    for (const [index, { kind, map, when }] of session.manifest.data.entries()) {
      if (kind !== 'ring-buffer' || !session.options.holds(when)) continue;
      const ring = session.object.ring(map);
      closers.add(() => ring.close());
      streams.#rings.push({ index, ring });
      streams.#pump(index, ring).catch((error: unknown) => {
        streams.#failure ??= error;
        onFailure();
      });
    }
    return streams;
  }

  /** Hands over what is there now. @throws what stopped the reading */
  async flush(losses: Losses): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    for (const { index, ring } of this.#rings) {
      const stream = this.#session.manifest.data[index];
      await this.#consume(index, ring, stream === undefined ? 0n : losses.ofStream(stream));
    }
  }

  /** The module sets the pace: the next batch is read when it has taken the last one. Ends when the ring is closed. */
  async #pump(index: number, ring: RingBuffer): Promise<void> {
    await this.#session.moduleReady;
    while ((await ring.poll(-1)) > 0) await this.#consume(index, ring, 0n);
  }

  async #consume(index: number, ring: RingBuffer, lost: bigint): Promise<void> {
    let unsaid = lost;
    for (let done = false; !done; ) {
      const part = ring.consume(this.#buffer);
      done = part.done;
      if (part.count === 0 && unsaid === 0n) continue;
      await this.#hand(index, this.#buffer.subarray(0, part.bytes), { count: part.count, lost: unsaid });
      unsaid = 0n;
    }
  }

  async #hand(index: number, bytes: Uint8Array, { count, lost }: { count: number; lost: bigint }): Promise<void> {
    const { records, listener, sandbox } = this.#session;
    if (!records.takes(index)) await sandbox?.consume(index, bytes, count, lost);
    else if (count > 0) for (const result of records.events(index, bytes)) listener.events(result);
  }
}
