import type { BlockPool } from './block-pool.ts';
import { layRows, type PackedTable, placeTable } from './pack.ts';
import type { Segment, TableAnswer, TableRequest } from './table-request.ts';

/** Builds tables where hostile files can do no harm. */
export interface TableBuilder {
  /** Hands each answer over as it comes, named by its token; rows are large and should not be kept. */
  build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void>;
}

/** An object as one of the processes that map it sees it. */
export interface MappedObject {
  /** `DEVICE:INODE` or `vdso`. */
  readonly object: string;
  readonly tgid: number;
  /** Start of one of its executable mappings. */
  readonly mapStart: bigint;
}

/** What is known of an object. */
export interface ObjectTable {
  /** Undefined: it has none; `error` says why. */
  readonly table: PackedTable | undefined;
  /** 0, a negative errno of bccx-unwind, or ENOSPC when the memory cap was reached. */
  readonly error: number;
  readonly base: bigint;
  readonly segments: readonly Segment[];
  readonly fdeBytes: bigint;
  readonly unsupportedBytes: bigint;
}

const ENOSPC = -28;
/** The process ended, or no longer maps it there: the next one that maps it is asked. */
const GONE: ReadonlySet<number> = new Set([-2, -3]);

interface Entry {
  known: ObjectTable;
  /** Processes that map it now. */
  users: number;
  /** Counts up; the lowest was used the longest ago. */
  usedAt: number;
}

/** The unwind tables of mapped objects, one an object however many processes map it. */
export class ObjectTables {
  readonly #builder: TableBuilder;
  readonly #pool: BlockPool;
  readonly #entries = new Map<string, Entry>();
  readonly #release: (free: () => void) => void;
  /** Objects that are asked for, and what settles when they are known. */
  readonly #building = new Map<string, Promise<void>>();
  #uses = 0;
  #evicted = 0;
  #refused = 0;

  /** release: calls back once no walker can be reading what was in use until now. */
  constructor(builder: TableBuilder, pool: BlockPool, release: (free: () => void) => void) {
    this.#builder = builder;
    this.#pool = pool;
    this.#release = release;
  }

  get counters(): { objects: number; evicted: number; refused: number } {
    return { objects: this.#entries.size, evicted: this.#evicted, refused: this.#refused };
  }

  get(object: string): ObjectTable | undefined {
    return this.#entries.get(object)?.known;
  }

  /**
   * Build what is not there yet, and wait for what someone else has asked for. When the process that an object was asked of
   * is gone, or maps it no more, the next one that maps it is asked.
   */
  async ensure(wanted: readonly MappedObject[]): Promise<void> {
    const asked = new Set<MappedObject>();
    for (;;) {
      const missing = new Map<string, MappedObject>();
      const others = new Set<Promise<void>>();
      for (const each of wanted) {
        if (this.#entries.has(each.object) || missing.has(each.object) || asked.has(each)) continue;
        const building = this.#building.get(each.object);
        if (building) others.add(building);
        else missing.set(each.object, each);
      }
      if (missing.size === 0 && others.size === 0) return;
      for (const each of missing.values()) asked.add(each);
      if (missing.size > 0) others.add(this.#build([...missing.values()]));
      await Promise.all(others);
    }
  }

  /** Waits for an object that someone else has asked for. */
  async made(object: string): Promise<void> {
    await this.#building.get(object);
  }

  use(object: string): void {
    const entry = this.#entries.get(object);
    if (!entry) return;
    entry.users++;
    entry.usedAt = ++this.#uses;
  }

  unuse(object: string): void {
    const entry = this.#entries.get(object);
    if (entry) entry.users--;
  }

  async #build(list: readonly MappedObject[]): Promise<void> {
    const requests = list.map(({ tgid, mapStart }, token) => ({ startNs: 0n, epoch: 0, mapStart, tgid, token }));
    const built = this.#builder.build(requests, (answer) => {
      const asked = list[answer.token];
      if (asked && !GONE.has(answer.error)) this.#keep(asked.object, answer);
    });
    for (const { object } of list) this.#building.set(object, built);
    try {
      await built;
    } finally {
      for (const { object } of list) this.#building.delete(object);
    }
  }

  #keep(object: string, answer: TableAnswer): void {
    const { base, segments, fdeBytes, unsupportedBytes } = answer;
    const facts = { base, segments, fdeBytes, unsupportedBytes };
    let table: PackedTable | undefined;
    if (answer.error === 0) {
      const words = answer.words ?? layRows(answer.rows, answer.textEnd);
      do table = words && placeTable(words, this.#pool);
      while (words && !table && this.#evict());
      if (!table) this.#refused++;
    }
    const error = answer.error === 0 && !table ? ENOSPC : answer.error;
    this.#entries.set(object, { known: { ...facts, table, error }, users: 0, usedAt: ++this.#uses });
  }

  /** Drop the table that no process maps and that was used the longest ago. */
  #evict(): boolean {
    let oldest: [string, Entry] | undefined;
    for (const each of this.#entries) {
      if (each[1].users === 0 && each[1].known.table && (!oldest || each[1].usedAt < oldest[1].usedAt)) oldest = each;
    }
    if (!oldest) return false;
    const { table } = oldest[1].known;
    this.#entries.delete(oldest[0]);
    this.#evicted++;
    if (table) this.#release(() => this.#pool.free(table.blocks));
    return true;
  }
}
