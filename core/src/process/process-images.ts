import type { ExecutableMapping } from './executable-mappings.ts';
import type { ProcessFollower, TaskEvent } from './process-watch.ts';

/** What a process that ended mapped is forgotten after this. */
const KEPT_NS = 10_000_000_000n;
/** Steps of one process's history; of more, the older half becomes one. */
const STEPS_MAX = 512;
/** Processes with a history; of more, the one whose began first is forgotten. */
const PROCESSES_MAX = 16_384;
/** Children of children that ran no program of their own. */
const FORKS_MAX = 64;

/** A process began to map something: all of it anew, what its parent mapped then, or one mapping more. */
type Step = { readonly timeNs: bigint } & (
  | { readonly mappings: readonly ExecutableMapping[] }
  | { readonly parent: number }
  | { readonly mapping: ExecutableMapping }
);

/** What a process mapped from one step of its own history to another. */
interface Image {
  readonly base: Step;
  /** Of mappings that came to those of the base. */
  readonly added: number;
  readonly mappings: ExecutableMapping[];
}

/**
 * What every process mapped executable at any time of the trace, also of processes that are gone: an event is judged by
 * the process as it was then.
 *
 * Made of the kernel's records and, for processes that were there before, of what /proc said of them first. Records of
 * different CPUs come in any order; each finds its place by its time.
 */
export class ProcessImages implements ProcessFollower {
  readonly #histories = new Map<number, Step[]>();
  /** What `at` found last for a process, until its history changes: events of one process mostly fall between two changes. */
  readonly #last = new Map<number, Image>();
  readonly #ended: { readonly tgid: number; readonly timeNs: bigint }[] = [];

  changed(): void {
    // What changed comes as an event.
  }

  event(event: TaskEvent): void {
    const { type, tgid, timeNs, leader } = event;
    if (type === 'exec') this.#add(tgid, { timeNs, mappings: [] });
    else if (type === 'fork' && leader) this.#add(tgid, { timeNs, parent: event.parent });
    else if (type === 'map' && event.mapping?.object !== undefined) this.#add(tgid, { timeNs, mapping: event.mapping });
    else if (type === 'exit' && leader) this.#end(tgid, timeNs);
  }

  /** What /proc says that a process maps now. timeNs: CLOCK_MONOTONIC, before it was read. */
  seen(tgid: number, mappings: readonly ExecutableMapping[], timeNs: bigint): void {
    if (!this.#histories.has(tgid)) this.#add(tgid, { timeNs, mappings });
  }

  /**
   * The executable mappings that have a file, in address order; undefined when nothing is known of the process then. The same
   * array again while nothing changed.
   */
  at(tgid: number, timeNs: bigint): readonly ExecutableMapping[] | undefined {
    return this.#at(tgid, timeNs, FORKS_MAX);
  }

  #at(tgid: number, timeNs: bigint, forks: number): readonly ExecutableMapping[] | undefined {
    const history = this.#histories.get(tgid);
    if (history === undefined) return undefined;
    let start = history.findLastIndex((step) => step.timeNs <= timeNs && !('mapping' in step));
    // What was seen first was there before.
    if (start < 0) start = history.findIndex((step) => 'mappings' in step);
    const base = history[start];
    if (base === undefined) return undefined;
    const first =
      'parent' in base ? this.#ofParent(base.parent, base.timeNs, forks) : 'mappings' in base && base.mappings;
    if (!first) return undefined;
    let added = 0;
    for (; start + added + 1 < history.length; added++) {
      const step = history[start + added + 1];
      if (step === undefined || step.timeNs > timeNs || !('mapping' in step)) break;
    }
    const last = this.#last.get(tgid);
    if (last !== undefined && last.base === base && last.added === added) return last.mappings;
    let mappings = [...first].filter(({ object }) => object !== undefined);
    for (const step of history.slice(start + 1, start + 1 + added)) {
      if (!('mapping' in step)) break;
      const { start: from, end } = step.mapping;
      mappings = mappings.filter((each) => each.end <= from || each.start >= end);
      mappings.push(step.mapping);
    }
    mappings.sort((a, b) => (a.start < b.start ? -1 : 1));
    // A parent's history changes without this one's.
    if ('mappings' in base) this.#last.set(tgid, { base, added, mappings });
    return mappings;
  }

  #ofParent(tgid: number, timeNs: bigint, forks: number): readonly ExecutableMapping[] | undefined {
    return forks === 0 ? undefined : this.#at(tgid, timeNs, forks - 1);
  }

  #add(tgid: number, step: Step): void {
    this.#last.delete(tgid);
    let history = this.#histories.get(tgid);
    if (history === undefined) {
      history = [];
      this.#histories.set(tgid, history);
      if (this.#histories.size > PROCESSES_MAX) this.#forget(this.#histories.keys().next().value ?? 0);
    }
    let at = history.length;
    while (at > 0 && (history[at - 1]?.timeNs ?? 0n) > step.timeNs) at--;
    history.splice(at, 0, step);
    if (history.length > STEPS_MAX) this.#shorten(tgid, history);
  }

  #shorten(tgid: number, history: Step[]): void {
    const half = STEPS_MAX / 2;
    const timeNs = history[half - 1]?.timeNs ?? 0n;
    history.splice(0, half, { timeNs, mappings: this.at(tgid, timeNs) ?? [] });
  }

  /** Its children may still be asked for, and its own last events are on their way. */
  #end(tgid: number, timeNs: bigint): void {
    this.#ended.push({ tgid, timeNs });
    while (this.#ended[0] !== undefined && timeNs - this.#ended[0].timeNs > KEPT_NS) {
      const { tgid: gone, timeNs: end } = this.#ended.shift() as { tgid: number; timeNs: bigint };
      const left = this.#histories.get(gone)?.filter((step) => step.timeNs > end) ?? [];
      this.#forget(gone);
      if (left.length > 0) this.#histories.set(gone, left);
    }
  }

  #forget(tgid: number): void {
    this.#histories.delete(tgid);
    this.#last.delete(tgid);
  }
}
