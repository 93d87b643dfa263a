import type { Sandbox } from '../sandbox/sandbox.ts';
import type { TableBuilder } from './object-tables.ts';
import { decodeAnswers, encodeRequests, TABLES_STREAM, type TableAnswer, type TableRequest } from './table-request.ts';

/** Requests that are answered at a time: their rows are in memory together. */
const BATCH = 32;

/** core.wasm in its sandbox, as a builder of unwind tables. */
export class CoreModule implements TableBuilder {
  readonly #sandbox: Sandbox;

  /** sandbox: started with core.wasm loaded and configured. */
  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async build(requests: readonly TableRequest[]): Promise<TableAnswer[]> {
    const answers: TableAnswer[] = [];
    for (let from = 0; from < requests.length; from += BATCH) {
      const part = requests.slice(from, from + BATCH);
      await this.#sandbox.consume(TABLES_STREAM, encodeRequests(part), part.length, 0n);
      for (const { bytes } of await this.#sandbox.finish(false)) answers.push(...decodeAnswers(bytes));
    }
    return answers;
  }
}
