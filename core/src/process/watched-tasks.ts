import { readTaskStat, type TaskStat } from './process-stat.ts';

/** Processes or threads that a trace is limited to, told apart from later ones that get the same number. */
export class WatchedTasks {
  readonly #started: Map<number, bigint>;

  private constructor(started: Map<number, bigint>) {
    this.#started = started;
  }

  /** Watches these ids; `gone` is the first that does not exist. */
  static watch(ids: readonly number[]): { tasks: WatchedTasks } | { gone: number } {
    const started = new Map<number, bigint>();
    for (const id of ids) {
      const stat = readTaskStat(id);
      if (stat === undefined || hasEnded(stat)) return { gone: id };
      started.set(id, stat.startTicks);
    }
    return { tasks: new WatchedTasks(started) };
  }

  /** Ids of the tasks that are still there. */
  alive(): number[] {
    return [...this.#started].flatMap(([id, startTicks]) => {
      const stat = readTaskStat(id);
      return stat !== undefined && stat.startTicks === startTicks && !hasEnded(stat) ? [id] : [];
    });
  }
}

/** A zombie has ended, unless it is a thread-group leader whose other threads still run. */
function hasEnded({ state, threads }: TaskStat): boolean {
  return (state === 'Z' && threads <= 1) || state === 'X';
}
