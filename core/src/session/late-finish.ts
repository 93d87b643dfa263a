import type { BpfMap, BpfObject, RingBuffer } from '@bccx/libbpf-glue';
import type { Manifest } from '../manifest/manifest.ts';
import type { ExecutableMapping } from '../process/executable-mappings.ts';
import { type LateBatch, type LateCounters, LateStacks } from '../unwind/late-stacks.ts';
import { LateWalker } from '../unwind/late-walker.ts';
import { layout } from '../unwind/layout.ts';
import type { TableProcess } from '../unwind/table-process.ts';
import type { Unwinder } from '../unwind/unwinder.ts';
import type { Closers } from './closers.ts';

/** Of the SDK's bccx/late.h and bccx/unwind.h. */
const maps = { ring: 'bccx_late_ring', pools: 'unwind_pools' } as const;
const constants = { rate: 'bccx_late_rate', most: 'bccx_late_most' } as const;

/** Stacks a second: each costs bccx a third of a millisecond of CPU time. */
const RATE = 1_000;
/** Stacks in a run: each is an entry of its own wherever the tool counts. */
const MOST = 16_384;
/** The part of the tool's own map that they may take. */
const SHARE = 4;
/** A ring buffer takes whole pages. */
const NO_RING = 4096;
/** Bytes that one call of the glue fills. */
const BATCH_BYTES = 1 << 18;

export interface FinishParts {
  /** Takes in what the kernel recorded of processes until now. */
  catchUp(): void;
  imageAt(tgid: number, timeNs: bigint): readonly ExecutableMapping[] | undefined;
  readonly unwinder: Unwinder;
  /** Starts the process that walks; at the first stack. */
  start(): TableProcess;
  onError(error: unknown): void;
}

/** Late completion in a run: reads what the kernel sends, and has it finished. */
export class LateFinish {
  readonly #ring: RingBuffer;
  readonly #stacks: LateStacks;
  readonly #buffer = new Uint8Array(BATCH_BYTES);
  readonly #catchUp: () => void;
  readonly #onError: (error: unknown) => void;
  #walker: LateWalker | undefined;

  /** Before load: how many stacks the kernel may send; none where no tables are used. */
  static configure(object: BpfObject, { data }: Manifest, wanted: boolean): void {
    if (object.globalSize(constants.rate) === undefined) return;
    if (!wanted) {
      object.setMaxEntries(maps.ring, NO_RING);
      return;
    }
    const counting = object.maps.filter(({ name }) => data.some(({ map, lost }) => map === name && lost === 'events'));
    const room = counting.map(({ maxEntries }) => Math.floor(maxEntries / SHARE));
    object.setGlobal(constants.rate, BigInt(RATE));
    object.setGlobal(constants.most, BigInt(Math.min(MOST, ...room)));
  }

  /** After load; undefined for a tool that was built without. */
  static start(object: BpfObject, parts: FinishParts, closers: Closers): LateFinish | undefined {
    if (!object.maps.some(({ name }) => name === maps.ring)) return undefined;
    const finish = new LateFinish(object.ring(maps.ring), object.map(maps.pools), parts);
    closers.add(() => finish.#ring.close());
    finish.#pump().catch(parts.onError);
    return finish;
  }

  private constructor(ring: RingBuffer, pools: BpfMap, parts: FinishParts) {
    const { imageAt, unwinder, start, onError } = parts;
    this.#ring = ring;
    this.#catchUp = parts.catchUp;
    this.#onError = onError;
    const readBlock = (number: number): Uint8Array | undefined => {
      const block = new Uint8Array(layout.blockBytes);
      const pool = Math.floor(number / layout.poolBlocks);
      return pool < layout.pools && pools.lookupInner(pool, number % layout.poolBlocks, block) ? block : undefined;
    };
    this.#stacks = new LateStacks({
      imageAt,
      encode: (tgid, mappings) => unwinder.encode(tgid, mappings),
      walk: (record, mappings) => {
        this.#walker ??= new LateWalker(start(), readBlock);
        return this.#walker.walk(record, mappings);
      },
      noFile: (tgid, address) => unwinder.noFileAt(tgid, address),
      onError,
    });
  }

  get counters(): LateCounters {
    return this.#stacks.counters;
  }

  /** Finishes all that the kernel has sent. */
  async settled(): Promise<void> {
    try {
      this.#consume();
    } catch (error) {
      this.#onError(error);
    }
    await this.#stacks.settled();
  }

  /** See `LateStacks.take`. */
  take(remove: boolean): LateBatch[] {
    return this.#stacks.take(remove);
  }

  /** Blocks of a pool were written. */
  rewritten(pool: number, keys: Uint32Array): void {
    this.#walker?.rewritten(pool, keys);
  }

  /** Ends when the ring is closed. */
  async #pump(): Promise<void> {
    while ((await this.#ring.poll(-1)) > 0) this.#consume();
  }

  #consume(): void {
    for (let done = false; !done; ) {
      const part = this.#ring.consume(this.#buffer);
      if (part.count > 0) this.#catchUp();
      if (part.count > 0) this.#stacks.add(this.#buffer.subarray(0, part.bytes));
      done = part.done;
    }
  }
}
