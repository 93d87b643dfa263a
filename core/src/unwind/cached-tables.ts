import type { TableBuilder } from './object-tables.ts';
import { layRows } from './pack.ts';
import type { TableCache } from './table-cache.ts';
import { type TableAnswer, type TableRequest, UNWIND_OP } from './table-request.ts';

/**
 * Takes tables from a cache where it has them and has the others made.
 *
 * Only tables of files that root alone may write to are kept between runs. They are made in a process that is never given
 * any other file: whoever breaks the maker of tables with a file of their own has not broken the one whose tables are kept.
 */
export class CachedTables implements TableBuilder {
  readonly #cache: TableCache;
  readonly #ofRoot: TableBuilder;
  readonly #startOther: () => TableBuilder;
  #ofOthers: TableBuilder | undefined;
  /** The cache had nothing when it was first asked for something: then nothing is gained by asking. */
  #isNew: boolean | undefined;

  /** ofRoot: answers every op, and makes tables of root's files. startOther: starts one that makes all others. */
  constructor(cache: TableCache, ofRoot: TableBuilder, startOther: () => TableBuilder) {
    this.#cache = cache;
    this.#ofRoot = ofRoot;
    this.#startOther = startOther;
  }

  async build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    const vouched: TableRequest[] = [];
    const others: TableRequest[] = [];
    await this.#ofRoot.build(withOp(requests, UNWIND_OP.VOUCHED), (answer) => {
      const request = requests.find(({ token }) => token === answer.token);
      if (answer.error !== 0) take(answer);
      else if (request !== undefined) (answer.vouched ? vouched : others).push(request);
    });
    await Promise.all([this.#buildOfRoot(vouched, take), this.#buildOfOthers(others, take)]);
  }

  async #buildOfRoot(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    this.#isNew ??= this.#cache.isEmpty();
    const missing = this.#isNew ? requests : await this.#takeKept(requests, take);
    await this.#ofRoot.build(missing, (answer) => {
      const words = answer.error === 0 ? layRows(answer.rows, answer.textEnd) : undefined;
      if (words === undefined) {
        take(answer);
        return;
      }
      // First, because the words change when they are placed. The digest is that of this very reading.
      this.#cache.put(answer.digest, { ...answer, words });
      take({ ...answer, words });
    });
  }

  /** Returns the requests that the cache has no table for. */
  async #takeKept(
    requests: readonly TableRequest[],
    take: (answer: TableAnswer) => void,
  ): Promise<readonly TableRequest[]> {
    const missing: TableRequest[] = [];
    await this.#ofRoot.build(withOp(requests, UNWIND_OP.KEY), (answer) => {
      const request = requests.find(({ token }) => token === answer.token);
      const table = answer.error === 0 ? this.#cache.get(answer.digest) : undefined;
      if (answer.error !== 0 || table !== undefined) take({ ...answer, ...table });
      else if (request !== undefined) missing.push(request);
    });
    return missing;
  }

  async #buildOfOthers(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void> {
    if (requests.length === 0) return;
    this.#ofOthers ??= this.#startOther();
    await this.#ofOthers.build(requests, take);
  }
}

function withOp(requests: readonly TableRequest[], op: number): TableRequest[] {
  return requests.map((request) => ({ ...request, op }));
}
