import { checked, made } from './call.ts';
import { GlueError } from './error.ts';
import { Handle } from './handle.ts';
import type { BpfMap } from './map.ts';
import type { Loaded } from './native.ts';
import { structure } from './structure.ts';
import type { Consumed } from './types.ts';

type PollHandle = import('koffi').node.PollHandle;

/** The consumer of a ring buffer map; it outlives its object. */
export class RingBuffer {
  readonly #library: Loaded;
  readonly #handle: Handle;
  readonly #name: string;
  #watch: PollHandle | undefined;
  #settle: ((waiting: number) => void) | undefined;

  constructor(library: Loaded, map: BpfMap, lost: string | undefined) {
    this.#library = library;
    this.#name = map.info.name;
    this.#handle = new Handle(
      made(library, library.native.bccx_ring__open(map.address, lost ?? null)),
      `ring '${this.#name}'`,
    );
  }

  /**
   * Resolves with the bytes that wait, or with 0 at the timeout and when the ring is closed. -1 waits without end. The
   * descriptor is watched by the event loop itself: no thread waits, and a process can exit at any moment.
   *
   * @throws {GlueError} `EBUSY`: another poll is pending
   */
  poll(timeoutMs: number): Promise<number> {
    const ready = this.waiting();
    if (this.#settle) {
      throw new GlueError({ errno: 0, code: 'EBUSY', text: `poll ring '${this.#name}': a poll is pending` });
    }
    return new Promise((resolve) => {
      const timer = timeoutMs < 0 ? undefined : setTimeout(() => this.#settle?.(0), timeoutMs);
      // Through a turn of the event loop even when records wait: a busy ring must not starve timers and signals.
      const turn = ready > 0 ? setImmediate(() => this.#settle?.(this.waiting())) : undefined;
      this.#settle = (waiting) => {
        clearTimeout(timer);
        clearImmediate(turn);
        this.#watch?.stop();
        this.#settle = undefined;
        resolve(waiting);
      };
      if (turn === undefined) this.#startWatch();
    });
  }

  /** Fill `into` with records: u32 length, u32 0, payload padded to 8; again until done. @throws {GlueError} */
  consume(into: Uint8Array): Consumed {
    const consume = structure('bccx_consume');
    const { native } = this.#library;
    checked(this.#library, native.bccx_ring__consume(this.#handle.address, into, into.byteLength, consume));
    return {
      bytes: Number(consume.bytes),
      count: consume.count,
      lost: BigInt(consume.lost),
      done: consume.done !== 0,
    };
  }

  /** Bytes that wait, record headers included. @throws {GlueError} */
  waiting(): number {
    return checked(this.#library, this.#library.native.bccx_ring__waiting(this.#handle.address));
  }

  /** Ends a pending poll; again is fine. */
  close(): void {
    const address = this.#handle.take();
    if (address === undefined) return;
    this.#settle?.(0);
    this.#watch?.close();
    this.#library.native.bccx_ring__close(address);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #startWatch(): void {
    const fd = checked(this.#library, this.#library.native.bccx_ring__fd(this.#handle.address));
    const wake = (): void => this.#settle?.(this.#handle.closed ? 0 : this.waiting());
    if (this.#watch) this.#watch.start({ readable: true }, wake);
    else this.#watch = this.#library.koffi.node.poll(fd, { readable: true }, wake);
  }
}
