import { type Glue, TASK_EVENT_BYTES, type TaskEvents } from '@bccx/libbpf-glue';

/** enum bccx_task_event_type of the glue. */
const EVENT = { EXEC: 1, FORK: 2, EXIT: 3, MAP: 4 } as const;
const BATCH = 256;

/** Who follows the machine's processes. */
export interface ProcessFollower {
  /** A process began, runs another program or mapped more code. */
  changed(tgid: number): void;
  ended?(tgid: number): void;
}

/** Tells its followers what happens to processes, from the kernel's own records: nothing is polled and no program attached. */
export class ProcessWatch {
  readonly #events: TaskEvents;
  readonly #wanted: ReadonlySet<number> | undefined;
  readonly #followers: ProcessFollower[] = [];
  readonly #buffer = new Uint8Array(BATCH * TASK_EVENT_BYTES);
  #lost = 0n;

  /**
   * pids: processes that matter; undefined for all.
   *
   * @throws {GlueError} without the privilege for perf events of the whole machine
   */
  constructor(glue: Glue, pids: readonly number[] | undefined) {
    this.#wanted = pids === undefined ? undefined : new Set(pids);
    this.#events = glue.watchTasks();
    this.#events.onEvents(() => this.#take());
  }

  /** Events the kernel had no room for: a process may have changed unseen. */
  get lost(): bigint {
    return this.#lost;
  }

  add(follower: ProcessFollower): void {
    this.#followers.push(follower);
  }

  close(): void {
    this.#followers.length = 0;
    this.#events.close();
  }

  #take(): void {
    const view = new DataView(this.#buffer.buffer);
    for (let done = false; !done; ) {
      const part = this.#events.consume(this.#buffer);
      for (let at = 0; at < part.bytes; at += TASK_EVENT_BYTES) {
        const tgid = view.getUint32(at + 4, true);
        if (this.#wanted !== undefined && !this.#wanted.has(tgid)) continue;
        this.#tell(view.getUint32(at, true), tgid, view.getUint32(at + 8, true) === tgid);
      }
      this.#lost += part.lost;
      done = part.done;
    }
  }

  /** leader: the event is of the thread that stands for the process. */
  #tell(type: number, tgid: number, leader: boolean): void {
    const changed = type === EVENT.EXEC || type === EVENT.MAP || (type === EVENT.FORK && leader);
    for (const follower of this.#followers) {
      if (changed) follower.changed(tgid);
      else if (type === EVENT.EXIT && leader) follower.ended?.(tgid);
    }
  }
}
