import type { MapInfo } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Stream } from '../manifest/manifest.generated.ts';
import type { KeptRecords } from '../unnamed/rescue.ts';
import { STACK_BYTES } from '../unwind/late-record.ts';
import { glueCause } from './glue-failure.ts';
import type { Losses } from './losses.ts';
import type { Session } from './open.ts';
import { sumOverCpus } from './per-cpu-sum.ts';
import type { Turn } from './trace-request.ts';

/** Bytes that one call of the glue fills. */
const batchBytes = 1 << 20;

/** Part of a stream as it is handed to the module. */
interface Batch {
  readonly records: Uint8Array;
  readonly count: number;
}

/**
 * Moves what the maps hold to the sandbox, a batch a call, or to the results that the host reads itself. No record is looked
 * at here but those of per-CPU arrays, which are summed.
 *
 * Streams are read from the last to the first. Those that others refer to stand first in the manifest (stacks before the
 * counts that name them): while programs go on, whatever a count names is then still there to be read. A program that was
 * half done counts in the next interval what names a stack of this one, so stacks that were taken out are handed over once
 * more with the next turn.
 */
export class Drain {
  readonly #session: Session;
  readonly #losses: Losses;
  readonly #taken = new Map<number, Batch[]>();
  readonly #buffer = new Uint8Array(batchBytes);
  #moduleIsReady = false;

  constructor(session: Session, losses: Losses) {
    this.#session = session;
    this.#losses = losses;
    session.moduleReady.then(
      () => {
        this.#moduleIsReady = true;
      },
      () => undefined, // `turn` says why
    );
  }

  /** @throws {BccxError} BCCX_DRAIN, or of the sandbox */
  async turn(turn: Turn): Promise<void> {
    const { manifest, options, moduleReady } = this.#session;
    await moduleReady;
    this.#losses.read();
    const sent: Promise<void>[] = [];
    for (const [index, stream] of [...manifest.data.entries()].reverse()) {
      if (stream.drain === 'poll' || (turn.kind === 'interval' && stream.drain !== 'interval')) continue;
      if (!options.holds(stream.when)) continue;
      // Whatever a count that was read names was sent to be finished before.
      if (stream.lost === 'stacks') await this.#session.unwinding?.late?.settled();
      sent.push(...this.#stream(index, stream, turn));
    }
    await Promise.all(sent);
  }

  /** Hands the stacks that are there already to the module, so that it can name them while the trace runs. */
  ahead(): void {
    if (!this.#moduleIsReady) return;
    const { manifest, options, sandbox } = this.#session;
    for (const [index, stream] of manifest.data.entries()) {
      if (stream.lost !== 'stacks' || stream.drain === 'poll' || !options.holds(stream.when)) continue;
      for (const { records, count } of this.#batches(stream, false)) sandbox?.preview(index, records, count);
    }
  }

  /** Everything that the maps hold, copied; for when there is no module to hand it to. */
  copyAll(): KeptRecords[] {
    return this.#session.manifest.data.flatMap((stream, index) =>
      stream.drain === 'poll'
        ? []
        : [...this.#batches(stream, false)].map(({ records, count }) => ({
            stream: index,
            records: records.slice(),
            count,
          })),
    );
  }

  #stream(index: number, stream: Stream, turn: Turn): Promise<void>[] {
    const remove = stream.clear === true && turn.kind === 'interval';
    const before = this.#taken.get(index) ?? [];
    const taken: Batch[] = [];
    const sent = before.map((batch) => this.#hand(index, batch, 0n));
    let lost = this.#losses.ofStream(stream);
    for (const batch of this.#batches(stream, remove)) {
      sent.push(this.#hand(index, batch, lost));
      lost = 0n;
      if (remove && stream.lost === 'stacks') taken.push({ records: batch.records.slice(), count: batch.count });
    }
    if (lost > 0n) sent.push(this.#hand(index, { records: new Uint8Array(0), count: 0 }, lost));
    if (turn.kind === 'interval') this.#taken.set(index, taken);
    return sent.filter((each) => each !== undefined);
  }

  /** To whoever reads the stream: the module, or the results that are records. */
  #hand(index: number, { records, count }: Batch, lost: bigint): Promise<void> | undefined {
    const { sandbox, records: results } = this.#session;
    if (!results.takes(index)) return sandbox?.consume(index, records, count, lost);
    results.add(index, records);
    return undefined;
  }

  *#batches(stream: Stream, remove: boolean): Generator<Batch> {
    const { object, glue, manifest } = this.#session;
    try {
      const map = object.map(stream.map);
      for (let done = false; !done; ) {
        const part = map.drain(this.#buffer, { delete: remove });
        const records = this.#buffer.subarray(0, part.bytes);
        if (part.count > 0)
          yield {
            records: isPerCpuArray(map.info) ? sumOverCpus(records, map.info, glue.possibleCpus()) : records,
            count: part.count,
          };
        done = part.done;
      }
      if (stream.lost === 'stacks' && map.info.transferSize === STACK_BYTES) yield* this.#late(remove);
    } catch (error) {
      throw new BccxError(
        'BCCX_DRAIN',
        { stream: stream.name, tool: manifest.name, cause: glueCause(error) },
        { cause: error },
      );
    }
  }

  /** Stacks that the map would have, had the kernel been able to finish them. */
  *#late(remove: boolean): Generator<Batch> {
    yield* this.#session.unwinding?.late?.take(remove) ?? [];
  }
}

function isPerCpuArray({ type }: MapInfo): boolean {
  return type === 'percpu_array';
}
