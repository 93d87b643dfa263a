import { type Glue, TASK_EVENT_BYTES, type TaskEvents } from '@bccx/libbpf-glue';
import type { ExecutableMapping } from './executable-mappings.ts';

/** enum bccx_task_event_type of the glue, by its numbers. */
const types = [undefined, 'exec', 'fork', 'exit', 'map'] as const;
const BATCH = 256;

/** What happened to a process. */
export interface TaskEvent {
  readonly type: 'exec' | 'fork' | 'exit' | 'map';
  readonly tgid: number;
  /** It happened to the thread that stands for the process. */
  readonly leader: boolean;
  /** Of fork and exit: process that it is a child of. */
  readonly parent: number;
  /** CLOCK_MONOTONIC. */
  readonly timeNs: bigint;
  /** Of map. */
  readonly mapping: ExecutableMapping | undefined;
}

/** Who follows the machine's processes. */
export interface ProcessFollower {
  /** A process began, runs another program or mapped more code. */
  changed(tgid: number): void;
  ended?(tgid: number): void;
  /** Everything, as the kernel recorded it: in order on each CPU, not between CPUs. */
  event?(event: TaskEvent): void;
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
    this.#events.onEvents(() => this.catchUp());
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

  /** Tells what is there now, not only when the event loop comes to it. */
  catchUp(): void {
    const view = new DataView(this.#buffer.buffer);
    for (let done = false; !done; ) {
      const part = this.#events.consume(this.#buffer);
      for (let at = 0; at < part.bytes; at += TASK_EVENT_BYTES) {
        const tgid = view.getUint32(at + 4, true);
        if (this.#wanted === undefined || this.#wanted.has(tgid)) this.#tell(decode(view, at));
      }
      this.#lost += part.lost;
      done = part.done;
    }
  }

  #tell(event: TaskEvent | undefined): void {
    if (event === undefined) return;
    const { type, tgid, leader } = event;
    const changed = type === 'exec' || type === 'map' || (type === 'fork' && leader);
    for (const follower of this.#followers) {
      follower.event?.(event);
      if (changed) follower.changed(tgid);
      else if (type === 'exit' && leader) follower.ended?.(tgid);
    }
  }
}

/** struct bccx_task_event of the glue. */
function decode(view: DataView, at: number): TaskEvent | undefined {
  const type = types[view.getUint32(at, true)];
  if (type === undefined) return undefined;
  const tgid = view.getUint32(at + 4, true);
  return {
    type,
    tgid,
    leader: view.getUint32(at + 8, true) === tgid,
    parent: view.getUint32(at + 12, true),
    timeNs: view.getBigUint64(at + 16, true),
    mapping: type === 'map' ? mappingAt(view, at + 24) : undefined,
  };
}

/** An object is named as /proc/PID/maps names it. */
function mappingAt(view: DataView, at: number): ExecutableMapping {
  const start = view.getBigUint64(at, true);
  const inode = view.getBigUint64(at + 24, true);
  const device = [view.getUint32(at + 32, true), view.getUint32(at + 36, true)].map(hex).join(':');
  const vdso = view.getUint32(at + 40, true) === 1;
  return {
    start,
    end: start + view.getBigUint64(at + 8, true),
    offset: view.getBigUint64(at + 16, true),
    object: vdso ? 'vdso' : inode === 0n ? undefined : `${device}:${inode}`,
  };
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0');
}
