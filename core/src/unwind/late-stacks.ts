import type { ExecutableMapping } from '../process/executable-mappings.ts';
import {
  decodeLateRecords,
  framePointerFrames,
  type LateRecord,
  STACK_ENTRY_BYTES,
  stackEntries,
} from './late-record.ts';
import type { Walked } from './late-walker.ts';

/** What finishing a stack takes. */
export interface LateParts {
  /** What a process mapped executable then, by all that the kernel recorded until the stack came. */
  imageAt(tgid: number, timeNs: bigint): readonly ExecutableMapping[] | undefined;
  /** Those mappings for the walker, once their tables are made. */
  encode(tgid: number, mappings: readonly ExecutableMapping[]): Promise<Uint8Array>;
  walk(record: LateRecord, mappings: Uint8Array): Promise<Walked | undefined>;
  /** A walk ended at this address, in no mapping with a file: when it is a JIT's, such walks are not to be sent any more. */
  noFile(tgid: number, address: bigint): void;
  onError(error: unknown): void;
}

export interface LateCounters {
  /** Stacks that came to be finished. */
  readonly sent: number;
  /** Of these, how many reached their root. */
  readonly complete: number;
}

/** A result waits this long for its last stacks: on a crowded machine many may be waiting. */
const SETTLE_MS = 5_000;
/** A megabyte. */
const BATCH_ENTRIES = Math.floor((1 << 20) / STACK_ENTRY_BYTES);

/** enum bccx_stop of the SDK's bccx/stack_record.h. */
const STOP = { END: 1, NO_PROCESS: 4, NO_MAPPING: 5 } as const;

/** Entries of the map `stacks`, finished here. */
export interface LateBatch {
  readonly records: Uint8Array;
  readonly count: number;
}

/** Stacks that the kernel sent to be finished, and what became of them. None is lost: one that cannot be finished is walked by frame pointers. */
export class LateStacks {
  readonly #parts: LateParts;
  readonly #pending = new Map<LateRecord, Promise<void>>();
  #finished: Uint8Array[] = [];
  #handed: Uint8Array[] = [];
  #sent = 0;
  #complete = 0;

  constructor(parts: LateParts) {
    this.#parts = parts;
  }

  get counters(): LateCounters {
    return { sent: this.#sent, complete: this.#complete };
  }

  /** Takes a batch of the ring buffer. */
  add(batch: Uint8Array): void {
    for (const record of decodeLateRecords(batch)) {
      this.#sent++;
      const finishing = Promise.resolve().then(() => this.#finish(record));
      this.#pending.set(record, finishing);
    }
  }

  /** Resolves when all that was added until now is finished; what takes too long is walked by frame pointers. */
  async settled(): Promise<void> {
    const waiting = [...this.#pending];
    if (waiting.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, SETTLE_MS);
    });
    await Promise.race([Promise.all(waiting.map(([, finishing]) => finishing)), late]);
    clearTimeout(timer);
    for (const [record] of waiting) this.#keep(record, undefined);
  }

  /**
   * What is finished, for whoever reads the map `stacks`, in batches no larger than those of a map. remove: as the map is
   * cleared: each is given in two turns, because an event of the second may have been half done at the end of the first.
   */
  take(remove: boolean): LateBatch[] {
    const all = [...this.#handed, ...this.#finished];
    if (remove) {
      this.#handed = this.#finished;
      this.#finished = [];
    }
    const batches: LateBatch[] = [];
    for (let at = 0; at < all.length; at += BATCH_ENTRIES) {
      const entries = all.slice(at, at + BATCH_ENTRIES);
      batches.push({ records: Buffer.concat(entries), count: entries.length });
    }
    return batches;
  }

  async #finish(record: LateRecord): Promise<void> {
    let walked: Walked | undefined;
    try {
      const image = this.#parts.imageAt(record.tgid, record.timeNs);
      const mappings = image === undefined ? new Uint8Array() : await this.#parts.encode(record.tgid, image);
      walked = await this.#parts.walk(record, mappings);
      if (walked?.stop === STOP.NO_MAPPING) this.#parts.noFile(record.tgid, addressOf(walked.frames.at(-1) ?? 0n));
    } catch (error) {
      this.#parts.onError(error);
    }
    this.#keep(record, walked);
  }

  /** Once for each. */
  #keep(record: LateRecord, walked: Walked | undefined): void {
    if (!this.#pending.delete(record)) return;
    if (walked?.stop === STOP.END) this.#complete++;
    const { frames, stop } = walked?.frames.length
      ? walked
      : { frames: framePointerFrames(record), stop: STOP.NO_PROCESS };
    this.#finished.push(...stackEntries(record, frames, stop));
  }
}

/** BCCX_FRAME_ADDR_BITS of stack_record.h. */
function addressOf(frame: bigint): bigint {
  return BigInt.asUintN(57, frame);
}
