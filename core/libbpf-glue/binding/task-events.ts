import { checked, made } from './call.ts';
import { Handle } from './handle.ts';
import type { Loaded } from './native.ts';
import { structure } from './structure.ts';
import type { Consumed } from './types.ts';

type PollHandle = import('koffi').node.PollHandle;

/** Bytes of one event, struct bccx_task_event of the C header. */
export const TASK_EVENT_BYTES = 72;

/** What happens to the machine's processes: exec, fork, exit and new executable mappings. */
export class TaskEvents {
  readonly #library: Loaded;
  readonly #handle: Handle;
  #watch: PollHandle | undefined;

  /** ringBytes: room for each CPU. */
  constructor(library: Loaded, ringBytes: number) {
    this.#library = library;
    this.#handle = new Handle(made(library, library.native.bccx_tasks__open(ringBytes)), 'watch of processes');
  }

  /** Call `wake` on the event loop whenever events wait; it must consume them all. Replaces an earlier one. */
  onEvents(wake: () => void): void {
    const fd = checked(this.#library, this.#library.native.bccx_tasks__fd(this.#handle.address));
    this.#watch?.close();
    this.#watch = this.#library.koffi.node.poll(fd, { readable: true }, () => {
      if (!this.#handle.closed) wake();
    });
  }

  /** Fill `into` with events of TASK_EVENT_BYTES, as struct bccx_task_event; again until done. @throws {GlueError} */
  consume(into: Uint8Array): Consumed {
    const consume = structure('bccx_consume');
    const { native } = this.#library;
    checked(this.#library, native.bccx_tasks__consume(this.#handle.address, into, into.byteLength, consume));
    return {
      bytes: Number(consume.bytes),
      count: consume.count,
      lost: BigInt(consume.lost),
      done: consume.done !== 0,
    };
  }

  /** Stop; again is fine. */
  close(): void {
    const address = this.#handle.take();
    if (address === undefined) return;
    this.#watch?.close();
    this.#library.native.bccx_tasks__close(address);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
